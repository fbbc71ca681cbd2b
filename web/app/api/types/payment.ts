// Written by `npm run contracts`.
export interface paths {
    "/api/admin/audit/payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What administrators did at payment, the newest first (administrators) */
        get: operations["getAdminAuditPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The payment of a reservation: the one that counts, else the last that failed */
        get: operations["getPayments"];
        put?: never;
        /**
         * Pay a reservation by card, points or both; answers once the reservation is confirmed
         * @description The parts add up to what the reservation costs. The same again after success gets the same payment. Field names are taken in camelCase as well.
         */
        post: operations["postPayments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One payment, for its owner or an administrator */
        get: operations["getPaymentsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One payment with all that is known of it, each list in the order of time (administrators)
         * @description No secret, token or card is in it. `events`: what was told to other services.
         */
        get: operations["getPaymentsByIdHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/{id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a payment back, whole or by tickets, and cancel what it paid for (administrators)
         * @description Without `items` all that is left goes back, once; asked again, the answer is the payment with its refunds. With `items` the price of those tickets goes back, as it was when they were reserved; this needs an `Idempotency-Key`, by which a repeat is told from another part. A part that leaves nothing to pay for is the whole: the reservation is cancelled with it. Each part goes back to the card first, up to what the card paid, then as points. While the gateway has not taken a refund yet it shows as `PENDING`, a whole payment as SUCCESS until then, and it goes on by itself. Field names are taken in camelCase as well.
         */
        post: operations["postPaymentsByIdRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everybody's payments, newest first (administrators)
         * @description `trouble`: nobody can say what the gateway did; or for more than a minute it is under way, paid and not confirmed, or on its way back. `trouble=true` answers `charges`, too: at most 100 charges of points, of that user and gateway, that are under way for more than a minute, the oldest first, on every page.
         */
        get: operations["getPaymentsAll"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/comparisons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the comparisons with the gateways found, the newest first (administrators) */
        get: operations["getPaymentsComparisons"];
        put?: never;
        /**
         * Compare a day with what each gateway says of it (administrators)
         * @description Every day is compared by itself the next morning. Nothing is repaired; the reports fill by themselves.
         */
        post: operations["postPaymentsComparisons"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The methods a buyer can choose */
        get: operations["getPaymentsMethods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/process": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay the whole of a reservation by one method; answers once the reservation is confirmed
         * @description The same again after success gets the same answer. Field names are taken in camelCase as well.
         */
        post: operations["postPaymentsProcess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/webhook/{gateway}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A gateway says that something has happened to an order (gateways)
         * @description Only a hint: the order is asked up at the gateway, and nothing in the body decides anything. Taken once or ten times, in any order, the effect is the same. Toss signs, where a key is agreed on, by HMAC-SHA-256 of `{body}:{transmission-time}`, base64, as `v1:{signature}`; PortOne always, by Standard Webhooks. What is signed too long ago is refused. A gateway that hears anything but 200 sends it again.
         */
        post: operations["postPaymentsWebhookByGateway"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/points/accounts/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Somebody's points, and what moved them, newest first (administrators) */
        get: operations["getPointsAccountsByUserId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/points/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give or take points by hand (administrators)
         * @description Never below zero, and what is given never above 10000000 KRW. Field names are taken in camelCase as well.
         */
        post: operations["postPointsAdjustments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/points/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller has, and what moved it, newest first */
        get: operations["getPointsBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/points/charge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Buy points by card
         * @description Field names are taken in camelCase as well.
         */
        post: operations["postPointsCharge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/points/histories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What moved the caller's points, newest first */
        get: operations["getPointsHistories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Act: {
            action: string;
            actorEmail: string;
            /** Format: uuid */
            actorId: string;
            /** Format: date-time */
            at: string;
            details: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description What it was done to
             */
            subjectId: string;
        };
        DeadLetter: {
            /** Format: date-time */
            firstSeenAt: string;
            /** @description The event's own id */
            id: string;
            /** Format: date-time */
            lastSeenAt: string;
            /** @description Why it was given up, where that is known */
            reason: string | null;
            /** Format: date-time */
            replayedAt: string | null;
            /** @description How often it was given up */
            times: number;
            topic: string;
            type: string;
        };
        Error: {
            /** @enum {string} */
            code: "VALIDATION_ERROR" | "INVALID_ID" | "SEAT_LIMIT" | "INVALID_PAYMENT_METHOD" | "UNAUTHENTICATED" | "INVALID_TOKEN" | "USER_NOT_FOUND" | "INVALID_CREDENTIALS" | "PAYMENT_DECLINED" | "INSUFFICIENT_POINTS" | "FORBIDDEN" | "QUEUE_NOT_ADMITTED" | "NOT_FOUND" | "EVENT_NOT_FOUND" | "NO_SEAT_LAYOUT" | "SEAT_NOT_FOUND" | "TICKET_TYPE_NOT_FOUND" | "RESERVATION_NOT_FOUND" | "NEWS_NOT_FOUND" | "LAYOUT_NOT_FOUND" | "EMAIL_TAKEN" | "SEAT_UNAVAILABLE" | "INSUFFICIENT_STOCK" | "EVENT_NOT_ON_SALE" | "EVENT_ALREADY_CANCELLED" | "RESERVATION_EXPIRED" | "RESERVATION_NOT_PAYABLE" | "ALREADY_PAID" | "PAYMENT_IN_PROGRESS" | "ALREADY_CANCELLED" | "AMOUNT_MISMATCH" | "LAYOUT_NAME_TAKEN" | "SEATS_EXIST" | "SEATS_IN_USE" | "STOCK_BELOW_SOLD" | "ILLEGAL_TRANSITION" | "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_IMAGE" | "IDEMPOTENCY_CONFLICT" | "RATE_LIMITED" | "INTERNAL" | "UPSTREAM_UNAVAILABLE" | "PAYMENT_UNAVAILABLE" | "PAYMENT_UNCERTAIN";
            details?: {
                [key: string]: unknown;
            };
            error: string;
            message: string;
            requestId: string;
            /** @enum {boolean} */
            success: false;
        };
        GatewayComparison: {
            compared: number;
            /** Format: date */
            day: string;
            differences: {
                gateways: {
                    amount: number | null;
                    returned: number | null;
                    status: string;
                };
                /** @enum {string} */
                kind: "unknown_to_us" | "unknown_to_gateway" | "amount" | "returned" | "status";
                order_id: string;
                ours: {
                    amount: number | null;
                    returned: number | null;
                    status: string;
                };
            }[];
            different: number;
            /** Format: date-time */
            finished_at: string | null;
            /** @enum {string} */
            gateway: "toss" | "portone";
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            started_at: string;
            /** @enum {string} */
            status: "RUNNING" | "DONE" | "UNREADABLE";
        };
        Pagination: {
            limit: number;
            page: number;
            total: number;
            totalPages: number;
        };
        Payment: {
            balance: number;
            payment: {
                amount: number;
                card_amount: number;
                /** Format: uuid */
                id: string;
                /** Format: date-time */
                paid_at: string | null;
                /** @enum {string} */
                payment_method: "CARD" | "POINT" | "MIXED";
                point_used: number;
                /** Format: uuid */
                reservation_id: string;
                /** @enum {string} */
                status: "PROCESSING" | "SUCCESS" | "FAILED" | "REFUNDED";
            };
            reservation: {
                event: {
                    /** Format: date-time */
                    event_date: string;
                    title: string;
                    venue: string;
                };
                seats: {
                    /** Format: uuid */
                    id: string | null;
                    row_number: number | null;
                    seat_label: string;
                    seat_number: number | null;
                    section: string | null;
                    unit_price: number;
                }[];
            };
            /** @enum {boolean} */
            success: true;
        };
        PaymentDetail: {
            payment: {
                amount: number;
                card_amount: number;
                /** @enum {string} */
                channel: "naver_pay" | "kakao_pay" | "bank_transfer" | "card" | "point" | "mixed" | "manual";
                /** Format: date-time */
                created_at: string;
                /** Format: uuid */
                id: string;
                /** Format: date-time */
                paid_at: string | null;
                /** @enum {string} */
                payment_method: "CARD" | "POINT" | "MIXED";
                point_used: number;
                /** Format: date-time */
                refunded_at: string | null;
                refunds: {
                    amount: number;
                    card_amount: number;
                    /** Format: date-time */
                    created_at: string;
                    /** Format: uuid */
                    id: string;
                    /** @description Null: all that was left */
                    items: {
                        label: string;
                        quantity: number;
                        /** Format: uuid */
                        seat_id: string | null;
                        /** Format: uuid */
                        ticket_type_id: string | null;
                        unit_price: number;
                    }[] | null;
                    point_amount: number;
                    /** @enum {string} */
                    reason: "cancelled" | "event_cancelled" | "rejected" | "admin";
                    /** Format: date-time */
                    refunded_at: string | null;
                    /** @enum {string} */
                    status: "PENDING" | "DONE";
                }[];
                /** Format: uuid */
                reservation_id: string;
                /** @enum {string} */
                status: "PROCESSING" | "SUCCESS" | "FAILED" | "REFUNDED";
            };
        };
        PaymentHistory: {
            audit: {
                action: string;
                actor_email: string;
                /** Format: uuid */
                actor_id: string;
                /** Format: date-time */
                at: string;
                details: {
                    [key: string]: unknown;
                };
                /** Format: uuid */
                id: string;
                request_id: string | null;
            }[];
            events: {
                /** Format: date-time */
                at: string;
                /** Format: uuid */
                id: string;
                published: boolean;
                type: string;
            }[];
            gateway_calls: {
                amount: number | null;
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                call: "confirm" | "find" | "cancel" | "list";
                code: string | null;
                /** @enum {string} */
                gateway: "toss" | "portone";
                http_status: number | null;
                /** Format: uuid */
                id: string;
                /** @description The last characters of the idempotency key */
                key_end: string | null;
                outcome: string;
                took_ms: number;
            }[];
            payment: components["schemas"]["SeenPayment"];
            points: components["schemas"]["PointHistory"][];
            refunds: {
                amount: number;
                attempts: number;
                card_amount: number;
                /** Format: date-time */
                created_at: string;
                /** Format: uuid */
                id: string;
                /** @description Null: all that was left */
                items: {
                    label: string;
                    quantity: number;
                    /** Format: uuid */
                    seat_id: string | null;
                    /** Format: uuid */
                    ticket_type_id: string | null;
                    unit_price: number;
                }[] | null;
                last_answer: string | null;
                note: string | null;
                point_amount: number;
                /** @enum {string} */
                reason: "cancelled" | "event_cancelled" | "rejected" | "admin";
                /** Format: date-time */
                refunded_at: string | null;
                /** Format: uuid */
                requested_by: string | null;
                /** @enum {string} */
                status: "PENDING" | "DONE";
            }[];
            transitions: {
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                cause: "request" | "reconciler" | "webhook" | "event" | "admin";
                detail: string | null;
                from: string;
                to: string;
            }[];
        };
        PointHistory: {
            amount: number;
            balance_after: number;
            /** Format: date-time */
            created_at: string;
            description: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            reference_id: string | null;
            /** @enum {string} */
            reference_type: "PAYMENT" | "RESERVATION" | "MANUAL";
            /** @enum {string} */
            type: "CHARGE" | "USE" | "REFUND" | "CANCEL";
        };
        ProcessedPayment: {
            message: string;
            payment: {
                /** Format: uuid */
                id: string;
                /** Format: date-time */
                paidAt: string;
                /** @example 네이버페이 */
                paymentMethod: string;
                /** Format: uuid */
                reservationId: string;
                reservationNumber: string;
                totalAmount: number;
            };
            reservation: {
                event: {
                    /** Format: date-time */
                    event_date: string;
                    title: string;
                    venue: string;
                };
                seats: {
                    /** Format: uuid */
                    id: string | null;
                    row_number: number | null;
                    seat_label: string;
                    seat_number: number | null;
                    section: string | null;
                    unit_price: number;
                }[];
            };
            /** @enum {boolean} */
            success: true;
        };
        RefundedPayment: {
            message: string;
            payment: {
                amount: number;
                card_amount: number;
                /** @enum {string} */
                channel: "naver_pay" | "kakao_pay" | "bank_transfer" | "card" | "point" | "mixed" | "manual";
                /** Format: date-time */
                created_at: string;
                /** Format: uuid */
                id: string;
                /** Format: date-time */
                paid_at: string | null;
                /** @enum {string} */
                payment_method: "CARD" | "POINT" | "MIXED";
                point_used: number;
                /** Format: date-time */
                refunded_at: string | null;
                refunds: {
                    amount: number;
                    card_amount: number;
                    /** Format: date-time */
                    created_at: string;
                    /** Format: uuid */
                    id: string;
                    /** @description Null: all that was left */
                    items: {
                        label: string;
                        quantity: number;
                        /** Format: uuid */
                        seat_id: string | null;
                        /** Format: uuid */
                        ticket_type_id: string | null;
                        unit_price: number;
                    }[] | null;
                    point_amount: number;
                    /** @enum {string} */
                    reason: "cancelled" | "event_cancelled" | "rejected" | "admin";
                    /** Format: date-time */
                    refunded_at: string | null;
                    /** @enum {string} */
                    status: "PENDING" | "DONE";
                }[];
                /** Format: uuid */
                reservation_id: string;
                /** @enum {string} */
                status: "PROCESSING" | "SUCCESS" | "FAILED" | "REFUNDED";
            };
            /** @enum {boolean} */
            success: true;
        };
        RefundRequest: {
            /** @description Left out: all that is left of the payment */
            items?: ({
                /** Format: uuid */
                seat_id: string;
            } | {
                quantity: number;
                /** Format: uuid */
                ticket_type_id: string;
            })[];
            /** @description For the record; its owner does not read it */
            reason?: string;
        };
        SeenCharge: {
            amount: number;
            /** @description How often the gateway was asked after it */
            attempts: number;
            buyer: {
                email: string;
                name: string;
            };
            /** Format: date-time */
            created_at: string;
            /** @enum {string} */
            gateway: "toss" | "portone";
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            user_id: string;
        };
        SeenPayment: {
            amount: number;
            buyer: {
                email: string;
                name: string;
            };
            card_amount: number;
            /** @enum {string} */
            channel: "naver_pay" | "kakao_pay" | "bank_transfer" | "card" | "point" | "mixed" | "manual";
            /** Format: date-time */
            confirmed_at: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            event_id: string;
            event_title: string;
            failure_code: string | null;
            /** @enum {string|null} */
            gateway: "toss" | "portone" | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            paid_at: string | null;
            /** @enum {string} */
            payment_method: "CARD" | "POINT" | "MIXED";
            point_used: number;
            /** @enum {string|null} */
            refund_reason: "cancelled" | "event_cancelled" | "rejected" | "admin" | null;
            /** Format: date-time */
            refunded_at: string | null;
            /** Format: uuid */
            reservation_id: string;
            reservation_number: string;
            returned_card: number;
            returned_points: number;
            /** @enum {string} */
            status: "PROCESSING" | "UNCERTAIN" | "SUCCESS" | "FAILED" | "REFUNDING" | "REFUNDED";
            /** @enum {string|null} */
            trouble: "uncertain" | "slow" | "not_confirmed" | "refund_waiting" | null;
            /** Format: uuid */
            user_id: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getAdminAuditPayment: {
        parameters: {
            query?: {
                action?: string;
                /** @description Who did it */
                actorId?: string;
                /** @description The `next` of the answer before */
                before?: string;
                limit?: number;
                /** @description What it was done to */
                subjectId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Acts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        acts: components["schemas"]["Act"][];
                        /** Format: uuid */
                        next: string | null;
                    };
                };
            };
            /** @description VALIDATION_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED, INVALID_TOKEN, USER_NOT_FOUND */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UPSTREAM_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getPayments: {
        parameters: {
            query: {
                reservation_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment; null before the first, and of somebody else's reservation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        payment: {
                            amount: number;
                            card_amount: number;
                            /** @enum {string} */
                            channel: "naver_pay" | "kakao_pay" | "bank_transfer" | "card" | "point" | "mixed" | "manual";
                            /** Format: date-time */
                            created_at: string;
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            paid_at: string | null;
                            /** @enum {string} */
                            payment_method: "CARD" | "POINT" | "MIXED";
                            point_used: number;
                            /** Format: date-time */
                            refunded_at: string | null;
                            refunds: {
                                amount: number;
                                card_amount: number;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: uuid */
                                id: string;
                                /** @description Null: all that was left */
                                items: {
                                    label: string;
                                    quantity: number;
                                    /** Format: uuid */
                                    seat_id: string | null;
                                    /** Format: uuid */
                                    ticket_type_id: string | null;
                                    unit_price: number;
                                }[] | null;
                                point_amount: number;
                                /** @enum {string} */
                                reason: "cancelled" | "event_cancelled" | "rejected" | "admin";
                                /** Format: date-time */
                                refunded_at: string | null;
                                /** @enum {string} */
                                status: "PENDING" | "DONE";
                            }[];
                            /** Format: uuid */
                            reservation_id: string;
                            /** @enum {string} */
                            status: "PROCESSING" | "SUCCESS" | "FAILED" | "REFUNDED";
                        } | null;
                    };
                };
            };
            /** @description VALIDATION_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED, INVALID_TOKEN, USER_NOT_FOUND */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UPSTREAM_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postPayments: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer, for 24 hours */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    card_amount: number;
                    /** @example MIXED */
                    payment_method?: string;
                    pg_token?: string;
                    point_used: number;
                    /** Format: uuid */
                    reservation_id: string;
                    total_price: number;
                };
            };
        };
        responses: {
            /** @description Paid and confirmed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description VALIDATION_ERROR, INVALID_PAYMENT_METHOD */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED, INVALID_TOKEN, USER_NOT_FOUND */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYMENT_DECLINED, INSUFFICIENT_POINTS */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description RESERVATION_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description RESERVATION_EXPIRED, RESERVATION_NOT_PAYABLE, ALREADY_PAID, AMOUNT_MISMATCH, PAYMENT_IN_PROGRESS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description VALIDATION_ERROR */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description IDEMPOTENCY_CONFLICT */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYMENT_UNAVAILABLE, PAYMENT_UNCERTAIN, UPSTREAM_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getPaymentsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentDetail"];
                };
            };
            /** @description INVALID_ID, VALIDATION_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED, INVALID_TOKEN, USER_NOT_FOUND */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UPSTREAM_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getPaymentsByIdHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment and its history */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentHistory"];
                };
            };
            /** @description INVALID_ID, VALIDATION_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED, INVALID_TOKEN, USER_NOT_FOUND */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UPSTREAM_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postPaymentsByIdRefund: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer, for 24 hours */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefundRequest"];
            };
        };
        responses: {
            /** @description Given back, or certainly on its way */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundedPayment"];
                };
            };
            /** @description VALIDATION_ERROR, INVALID_ID */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED, INVALID_TOKEN, USER_NOT_FOUND */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYMENT_IN_PROGRESS, ILLEGAL_TRANSITION */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description VALIDATION_ERROR */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description IDEMPOTENCY_CONFLICT */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UPSTREAM_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getPaymentsAll: {
        parameters: {
            query?: {
                /** @description The `next` of the answer before */
                before?: string;
                channel?: "naver_pay" | "kakao_pay" | "bank_transfer" | "card" | "point" | "mixed" | "manual" | "";
                /** @description What it is a ticket of */
                event_id?: string;
                /** @description Begun from then on: an instant, or a day of Seoul */
                from?: string;
                gateway?: "toss" | "portone" | "";
                limit?: number;
                method?: "CARD" | "POINT" | "MIXED" | "";
                /** @description What is paid for */
                reservation_id?: string;
                status?: "PROCESSING" | "UNCERTAIN" | "SUCCESS" | "FAILED" | "REFUNDING" | "REFUNDED" | "";
                /** @description Begun before then: an instant; or a day of Seoul, that day included */
                to?: string;
                /** @description Whether to add up all that is found, too: of what is narrowed by a filter */
                totals?: "true" | "false" | "";
                trouble?: "true" | "false" | "";
                /** @description Who pays */
                user_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Some of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        charges?: components["schemas"]["SeenCharge"][];
                        /** Format: uuid */
                        next: string | null;
                        payments: components["schemas"]["SeenPayment"][];
                        totals?: {
                            count: number;
                            paid: number;
                            returned: number;
                        };
                    };
                };
            };
            /** @description VALIDATION_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED, INVALID_TOKEN, USER_NOT_FOUND */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UPSTREAM_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getPaymentsComparisons: {
        parameters: {
            query?: {
                /** @description The `next` of the answer before */
                before?: string;
                day?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Reports */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        comparisons: components["schemas"]["GatewayComparison"][];
                        /** Format: uuid */
                        next: string | null;
                    };
                };
            };
            /** @description VALIDATION_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED, INVALID_TOKEN, USER_NOT_FOUND */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UPSTREAM_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postPaymentsComparisons: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer, for 24 hours */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @description A day of Seoul
                     * @example 2026-11-25
                     */
                    day: string;
                };
            };
        };
        responses: {
            /** @description Begun, one report for each gateway */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        comparisons: components["schemas"]["GatewayComparison"][];
                    };
                };
            };
            /** @description VALIDATION_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED, INVALID_TOKEN, USER_NOT_FOUND */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYMENT_IN_PROGRESS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description VALIDATION_ERROR */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description IDEMPOTENCY_CONFLICT */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UPSTREAM_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getPaymentsMethods: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All methods */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        methods: {
                            description: string;
                            icon: string;
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
            /** @description VALIDATION_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postPaymentsProcess: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer, for 24 hours */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @example naver_pay */
                    payment_method: string;
                    pg_token?: string;
                    /** Format: uuid */
                    reservation_id: string;
                };
            };
        };
        responses: {
            /** @description Paid and confirmed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessedPayment"];
                };
            };
            /** @description VALIDATION_ERROR, INVALID_PAYMENT_METHOD */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED, INVALID_TOKEN, USER_NOT_FOUND */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYMENT_DECLINED */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description RESERVATION_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description RESERVATION_EXPIRED, RESERVATION_NOT_PAYABLE, ALREADY_PAID, PAYMENT_IN_PROGRESS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description VALIDATION_ERROR */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description IDEMPOTENCY_CONFLICT */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYMENT_UNAVAILABLE, PAYMENT_UNCERTAIN, UPSTREAM_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postPaymentsWebhookByGateway: {
        parameters: {
            query?: never;
            header?: {
                "tosspayments-webhook-signature"?: string;
                "tosspayments-webhook-transmission-time"?: string;
                "webhook-id"?: string;
                "webhook-signature"?: string;
                "webhook-timestamp"?: string;
            };
            path: {
                gateway: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": ({
                    data?: {
                        currency?: string;
                        orderId?: string;
                        status?: string;
                        totalAmount?: number;
                    } & {
                        [key: string]: unknown;
                    };
                    eventType?: string;
                    orderId?: string;
                    status?: string;
                } & {
                    [key: string]: unknown;
                }) | ({
                    data?: {
                        paymentId?: string;
                    } & {
                        [key: string]: unknown;
                    };
                    type: string;
                } & {
                    [key: string]: unknown;
                });
            };
        };
        responses: {
            /** @description Heard, also when the order is none of ours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description VALIDATION_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INVALID_TOKEN */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYMENT_IN_PROGRESS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description VALIDATION_ERROR */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UPSTREAM_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getPointsAccountsByUserId: {
        parameters: {
            query?: {
                /** @description The `next` of the answer before; `page` does not count then */
                before?: string;
                limit?: number;
                page?: number;
            };
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Balance and some of its history */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        balance: number;
                        histories: components["schemas"]["PointHistory"][];
                        /** @description To be sent as `before`; null at the end */
                        next: string | null;
                        pagination: components["schemas"]["Pagination"];
                        /** Format: uuid */
                        user_id: string;
                    };
                };
            };
            /** @description INVALID_ID, VALIDATION_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED, INVALID_TOKEN, USER_NOT_FOUND */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UPSTREAM_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postPointsAdjustments: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat with the same key and body gets the first answer, for 24 hours */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description KRW: what is given is positive, what is taken negative */
                    amount: number;
                    /** @description Its owner reads it in the history */
                    reason: string;
                    /** Format: uuid */
                    user_id: string;
                };
            };
        };
        responses: {
            /** @description Done, once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        balance: number;
                        history: components["schemas"]["PointHistory"];
                        /** @enum {boolean} */
                        success: true;
                        /** Format: uuid */
                        user_id: string;
                    };
                };
            };
            /** @description VALIDATION_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED, INVALID_TOKEN, USER_NOT_FOUND */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description INSUFFICIENT_POINTS */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYMENT_IN_PROGRESS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description VALIDATION_ERROR */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description IDEMPOTENCY_CONFLICT */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UPSTREAM_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getPointsBalance: {
        parameters: {
            query?: {
                /** @description The `next` of the answer before; `page` does not count then */
                before?: string;
                limit?: number;
                page?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Balance and some of its history */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        balance: number;
                        histories: components["schemas"]["PointHistory"][];
                        /** @description To be sent as `before`; null at the end */
                        next: string | null;
                        pagination: components["schemas"]["Pagination"];
                        /** Format: uuid */
                        user_id: string;
                    };
                };
            };
            /** @description VALIDATION_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED, INVALID_TOKEN, USER_NOT_FOUND */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UPSTREAM_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    postPointsCharge: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer, for 24 hours */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    amount: number;
                    /** @default CARD */
                    payment_method?: string;
                    pg_token: string;
                };
            };
        };
        responses: {
            /** @description Credited */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        balance: number;
                        charged: number;
                        history: components["schemas"]["PointHistory"];
                        /** @enum {boolean} */
                        success: true;
                    };
                };
            };
            /** @description VALIDATION_ERROR, INVALID_PAYMENT_METHOD */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED, INVALID_TOKEN, USER_NOT_FOUND */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYMENT_DECLINED */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYMENT_IN_PROGRESS */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description VALIDATION_ERROR */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description IDEMPOTENCY_CONFLICT */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description PAYMENT_UNAVAILABLE, PAYMENT_UNCERTAIN, UPSTREAM_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getPointsHistories: {
        parameters: {
            query?: {
                /** @description The `next` of the answer before; `page` does not count then */
                before?: string;
                limit?: number;
                page?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Some of the history */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        histories: components["schemas"]["PointHistory"][];
                        /** @description To be sent as `before`; null at the end */
                        next: string | null;
                        pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            /** @description VALIDATION_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UNAUTHENTICATED, INVALID_TOKEN, USER_NOT_FOUND */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description UPSTREAM_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
}
