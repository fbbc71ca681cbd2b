// Written by `npm run contracts`.
export interface paths {
    "/api/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send one message to a user or an address (administrators)
         * @description Either `user_id`, whose address and language auth knows, or `to`, which is written to in Korean. The answer says that the message is with the broker: it goes out once, and survives a crash. A user who has turned such messages off in the account gets none. Field names are taken in camelCase as well.
         */
        post: operations["postNotifications"];
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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    postNotifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    channel: "email" | "sms" | "push";
                    data: {
                        path?: string;
                        text: string;
                        title: string;
                    };
                    /** @enum {string} */
                    template: "announcement";
                    /** @description A mail address, a phone number or a push target, as the channel wants it */
                    to?: string;
                    /** Format: uuid */
                    user_id?: string;
                } | {
                    /** @enum {string} */
                    channel: "email" | "sms" | "push";
                    data: {
                        reservation: {
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            eventDate: string;
                            eventTitle: string;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            expiresAt: string | null;
                            /** Format: uuid */
                            id: string;
                            items: {
                                label: string;
                                quantity: number;
                            }[];
                            /** @enum {string} */
                            kind: "seats" | "tickets";
                            number: string;
                            /** @description Whole KRW */
                            totalAmount: number;
                            venue: string;
                        };
                    };
                    /** @enum {string} */
                    template: "tickets-held";
                    /** @description A mail address, a phone number or a push target, as the channel wants it */
                    to?: string;
                    /** Format: uuid */
                    user_id?: string;
                } | {
                    /** @enum {string} */
                    channel: "email" | "sms" | "push";
                    data: {
                        payment: {
                            /** @description Whole KRW */
                            amount: number;
                            /** @description Whole KRW */
                            cardAmount: number;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            paidAt: string;
                            /** @description Whole KRW */
                            pointUsed: number;
                        } | null;
                        reservation: {
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            eventDate: string;
                            eventTitle: string;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            expiresAt: string | null;
                            /** Format: uuid */
                            id: string;
                            items: {
                                label: string;
                                quantity: number;
                            }[];
                            /** @enum {string} */
                            kind: "seats" | "tickets";
                            number: string;
                            /** @description Whole KRW */
                            totalAmount: number;
                            venue: string;
                        };
                    };
                    /** @enum {string} */
                    template: "reservation-confirmed";
                    /** @description A mail address, a phone number or a push target, as the channel wants it */
                    to?: string;
                    /** Format: uuid */
                    user_id?: string;
                } | {
                    /** @enum {string} */
                    channel: "email" | "sms" | "push";
                    data: {
                        /** @enum {string} */
                        by: "owner" | "admin";
                        reservation: {
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            eventDate: string;
                            eventTitle: string;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            expiresAt: string | null;
                            /** Format: uuid */
                            id: string;
                            items: {
                                label: string;
                                quantity: number;
                            }[];
                            /** @enum {string} */
                            kind: "seats" | "tickets";
                            number: string;
                            /** @description Whole KRW */
                            totalAmount: number;
                            venue: string;
                        };
                    };
                    /** @enum {string} */
                    template: "reservation-cancelled";
                    /** @description A mail address, a phone number or a push target, as the channel wants it */
                    to?: string;
                    /** Format: uuid */
                    user_id?: string;
                } | {
                    /** @enum {string} */
                    channel: "email" | "sms" | "push";
                    data: {
                        paid: boolean;
                        reservation: {
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            eventDate: string;
                            eventTitle: string;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            expiresAt: string | null;
                            /** Format: uuid */
                            id: string;
                            items: {
                                label: string;
                                quantity: number;
                            }[];
                            /** @enum {string} */
                            kind: "seats" | "tickets";
                            number: string;
                            /** @description Whole KRW */
                            totalAmount: number;
                            venue: string;
                        };
                    };
                    /** @enum {string} */
                    template: "event-cancelled";
                    /** @description A mail address, a phone number or a push target, as the channel wants it */
                    to?: string;
                    /** Format: uuid */
                    user_id?: string;
                } | {
                    /** @enum {string} */
                    channel: "email" | "sms" | "push";
                    data: {
                        /** @description Whole KRW */
                        amount: number;
                        /** @description Whole KRW */
                        cardAmount: number;
                        items?: {
                            label: string;
                            quantity: number;
                        }[];
                        /** @description Whole KRW */
                        left?: number;
                        /** @description Whole KRW */
                        pointUsed: number;
                        /** @enum {string} */
                        reason: "cancelled" | "event_cancelled" | "rejected" | "admin";
                        /**
                         * Format: date-time
                         * @description UTC
                         */
                        refundedAt: string;
                        reservation: {
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            eventDate: string;
                            eventTitle: string;
                            /**
                             * Format: date-time
                             * @description UTC
                             */
                            expiresAt: string | null;
                            /** Format: uuid */
                            id: string;
                            items: {
                                label: string;
                                quantity: number;
                            }[];
                            /** @enum {string} */
                            kind: "seats" | "tickets";
                            number: string;
                            /** @description Whole KRW */
                            totalAmount: number;
                            venue: string;
                        };
                    };
                    /** @enum {string} */
                    template: "payment-refunded";
                    /** @description A mail address, a phone number or a push target, as the channel wants it */
                    to?: string;
                    /** Format: uuid */
                    user_id?: string;
                } | {
                    /** @enum {string} */
                    channel: "email" | "sms" | "push";
                    data: {
                        /** @description Whole KRW */
                        amount: number;
                        /** @description Whole KRW */
                        balance: number;
                        /**
                         * Format: date-time
                         * @description UTC
                         */
                        chargedAt: string;
                    };
                    /** @enum {string} */
                    template: "points-charged";
                    /** @description A mail address, a phone number or a push target, as the channel wants it */
                    to?: string;
                    /** Format: uuid */
                    user_id?: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "queued";
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
}
