// Written by `npm run contracts`.
export interface paths {
    "/api/admin/audit/reservation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What administrators did at reservation, the newest first (administrators) */
        get: operations["getAdminAuditReservation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/dashboard/sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reservations and revenue by day, and the ten events that earned most (admin)
         * @description The last days of Seoul, today among them, the oldest first. A sale is of the day on which it was reserved; what was given back is none.
         */
        get: operations["getAdminDashboardSales"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/dashboard/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events, reservations and revenue, and the newest reservations (admin) */
        get: operations["getAdminDashboardStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/events/{eventId}/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put another type of standing tickets on sale (admin) */
        post: operations["postAdminEventsByEventIdTickets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/events/{id}/generate-seats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the seats of an event's layout (admin) */
        post: operations["postAdminEventsByIdGenerateSeats"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/events/{id}/seats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete all seats of an event while nobody has one (admin) */
        delete: operations["deleteAdminEventsByIdSeats"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody's reservations, newest first (admin) */
        get: operations["getAdminReservations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reservations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Anybody's reservation with what it is for (admin)
         * @description `items`: what is left of it, by seat or by type of ticket; what was taken back is none of it.
         */
        get: operations["getAdminReservationsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reservations/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Cancel a reservation, or confirm it by a payment made by hand (admin)
         * @description To `cancelled`: as if its owner gave it back, also after the event; what is paid is refunded. From `pending` to `confirmed`: together with a payment that is recorded as made by hand. Nothing else.
         */
        patch: operations["patchAdminReservationsByIdStatus"];
        trace?: never;
    };
    "/api/admin/tickets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a type of standing tickets while it sells (admin)
         * @description What is sold stays sold. Without a description the old one stays.
         */
        put: operations["putAdminTicketsById"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/check-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check a ticket at the door, and let its bearer in once */
        post: operations["postCheckIns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/check-ins/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same of scans made while there was no network */
        post: operations["postCheckInsBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/check-ins/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events that began less than a day ago or are to come, the next first, at most 100 */
        get: operations["getCheckInsEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/check-ins/events/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a phone keeps of the tickets of an event, 2,000 at a time */
        get: operations["getCheckInsEventsByEventId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reserve standing tickets, or a seat */
        post: operations["postReservations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reservations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One own reservation */
        get: operations["getReservationsById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reservations/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an own reservation; a paid one is refunded in full
         * @description 409 `ILLEGAL_TRANSITION` once the event has begun, or somebody has come in with one of its tickets.
         */
        post: operations["postReservationsByIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reservations/{id}/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tickets of an own confirmed reservation, one for each person */
        get: operations["getReservationsByIdTickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reservations/my": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All own reservations, newest first */
        get: operations["getReservationsMy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/seats/events/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The seat map as it is now */
        get: operations["getSeatsEventsByEventId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/seats/reservation/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One own reservation, as the payment page needs it
         * @description `isExpired`: not paid, and can no longer be. `expires_at` is null once paid or cancelled.
         */
        get: operations["getSeatsReservationById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/seats/reserve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hold a seat for an unpaid reservation */
        post: operations["postSeatsReserve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/availability/{ticketTypeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is left of one ticket type now */
        get: operations["getTicketsAvailabilityByTicketTypeId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/event/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ticket types of an event with what is left of them */
        get: operations["getTicketsEventByEventId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Public keys of tickets (RFC 7517)
         * @description With them a door knows a good ticket while it has no network.
         */
        get: operations["getTicketsKeys"];
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
        AdminReservation: {
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            event_date: string;
            event_title: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            payment_status: "pending" | "completed" | "failed" | "refunded";
            reservation_number: string;
            /** @enum {string} */
            status: "pending" | "confirmed" | "cancelled";
            total_amount: number;
            user_email: string;
            user_name: string;
            venue: string;
        };
        AdminReservationRow: components["schemas"]["AdminReservation"] & {
            /** @enum {string|null} */
            cancel_reason: "owner" | "replaced" | "expired" | "admin" | "event_cancelled" | null;
            /** Format: uuid */
            event_id: string;
            /** Format: date-time */
            expires_at: string | null;
            payment_method: string | null;
            /** Format: date-time */
            updated_at: string;
            /** Format: uuid */
            user_id: string;
        };
        CheckIn: {
            /** @description Whose ticket it is, where it is another one’s */
            event?: {
                /** Format: uuid */
                id: string;
                title: string;
            };
            /** @enum {string} */
            result: "admitted" | "already_used" | "wrong_event" | "cancelled" | "unknown";
            ticket?: {
                /** Format: uuid */
                id: string;
                label: string;
                reservationNumber: string;
                rowNumber: number | null;
                seatNumber: number | null;
                section: string | null;
            };
            /** Format: date-time */
            usedAt?: string;
            usedAtDoor?: string;
        };
        CheckoutReservation: {
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            event_date: string;
            /** Format: uuid */
            event_id: string;
            event_title: string;
            /** Format: date-time */
            expires_at: string | null;
            /** Format: uuid */
            id: string;
            isExpired: boolean;
            payment_method: string | null;
            /** @enum {string} */
            payment_status: "pending" | "completed" | "failed" | "refunded";
            reservation_number: string;
            seats: {
                price: number;
                rowNumber: number | null;
                /** Format: uuid */
                seatId: string | null;
                seatLabel: string;
                seatNumber: number | null;
                section: string | null;
            }[];
            /** @enum {string} */
            status: "pending" | "confirmed" | "cancelled";
            total_amount: number;
            venue: string;
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
        DoorEvent: {
            /** @description Of the tickets that are good */
            counts: {
                admitted: number;
                tickets: number;
            };
            event: {
                /** Format: date-time */
                event_date: string;
                /** Format: uuid */
                id: string;
                title: string;
                venue: string;
            };
        };
        DoorList: components["schemas"]["DoorEvent"] & {
            /** Format: uuid */
            next: string | null;
            tickets: components["schemas"]["DoorTicket"][];
        };
        DoorTicket: {
            /** Format: uuid */
            id: string;
            label: string;
            /** @description SHA-256, in base64url, of the 12 characters of the short code, capital and ungrouped */
            shortCodeHash: string;
            /** @enum {string} */
            status: "valid" | "used" | "cancelled";
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
        HoldSeats: {
            /** Format: uuid */
            eventId: string;
            seatIds: string[];
        };
        HoldTickets: {
            /** Format: uuid */
            eventId: string;
            items: {
                quantity: number;
                /** Format: uuid */
                ticketTypeId: string;
            }[];
        };
        ListedReservation: {
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            event_date: string;
            /** Format: uuid */
            event_id: string;
            event_title: string;
            /**
             * Format: date-time
             * @description Until when it waits for its payment; else null
             */
            expires_at: string | null;
            /** Format: uuid */
            id: string;
            items: {
                quantity: number;
                subtotal: number;
                ticketTypeName: string;
                unitPrice: number;
            }[];
            /** @enum {string} */
            payment_status: "pending" | "completed" | "failed" | "refunded";
            reservation_number: string;
            /** @enum {string} */
            status: "pending" | "confirmed" | "cancelled";
            total_amount: number;
            venue: string;
        };
        Pagination: {
            limit: number;
            page: number;
            total: number;
            totalPages: number;
        };
        RecentReservation: {
            /** Format: date-time */
            created_at: string;
            event_title: string;
            /** Format: uuid */
            id: string;
            reservation_number: string;
            /** @enum {string} */
            status: "pending" | "confirmed" | "cancelled";
            total_amount: number;
            user_email: string;
            user_name: string;
        };
        ReservationDetail: components["schemas"]["ListedReservation"] & {
            address: string | null;
            items?: {
                quantity: number;
                seatLabel: string | null;
                section: string | null;
                subtotal: number;
                ticketTypeName: string;
                unitPrice: number;
            }[];
            payment_method: string | null;
        };
        ReservationTransition: {
            /** @enum {string} */
            paymentStatus?: "pending" | "completed" | "failed" | "refunded";
            /** @enum {string} */
            status?: "pending" | "confirmed" | "cancelled";
        };
        Sales: {
            days: {
                /** Format: date */
                date: string;
                reservations: number;
                revenue: number;
            }[];
            events: {
                capacity: number;
                /** Format: uuid */
                id: string;
                revenue: number;
                sold: number;
                title: string;
            }[];
        };
        Scan: {
            /**
             * Format: date-time
             * @description When it was scanned without a network; UTC
             */
            at?: string;
            /** @description What the picture says, or the short code as it was typed */
            code: string;
            /** @description Name of the door */
            device?: string;
            /**
             * Format: uuid
             * @description Whose door it is
             */
            eventId: string;
            /**
             * Format: uuid
             * @description Of this scan: a repeat gets its first answer
             */
            nonce: string;
        };
        SeatMap: {
            event: {
                /** Format: uuid */
                id: string;
                title: string;
            };
            layout: {
                sections: {
                    name: string;
                    price: number;
                    rows: number;
                    seatsPerRow: number;
                    startRow: number;
                }[];
            };
            seats: {
                /** Format: uuid */
                id: string;
                price: number;
                row_number: number;
                seat_label: string;
                seat_number: number;
                section: string;
                /** @enum {string} */
                status: "available" | "locked" | "reserved";
            }[];
        };
        SeatsHeld: {
            message: string;
            reservation: {
                /** Format: date-time */
                expiresAt: string | null;
                /** Format: uuid */
                id: string;
                reservationNumber: string;
                seats: {
                    /** Format: uuid */
                    id: string;
                    price: number;
                    seat_label: string;
                    /** @enum {string} */
                    status: "locked";
                }[];
                totalAmount: number;
            };
        };
        Stats: {
            todayReservations: number;
            totalEvents: number;
            totalReservations: number;
            totalRevenue: number;
        };
        Ticket: {
            /** @description A compact JWS (ES256, `typ` tkt): `jti` and `evt` are the ids of ticket and event, their 16 bytes in base64url; `lbl` the label, `num` the number of the reservation */
            code: string;
            /** Format: uuid */
            id: string;
            label: string;
            rowNumber: number | null;
            seatNumber: number | null;
            section: string | null;
            /**
             * @description To be typed in place of the code
             * @example 7K2M-9QXA-4T8B
             */
            shortCode: string;
            /** Format: date-time */
            usedAt: string | null;
        };
        TicketsHeld: {
            message: string;
            reservation: {
                /** Format: date-time */
                expiresAt: string | null;
                /** Format: uuid */
                id: string;
                reservationNumber: string;
                totalAmount: number;
            };
        };
        TicketTypeInput: {
            /** @description An empty one means none */
            description?: string | null;
            name: string;
            price: number | string;
            totalQuantity: number | string;
        };
        TicketTypeRow: {
            available_quantity: number;
            /** Format: date-time */
            created_at: string;
            description: string | null;
            /** Format: uuid */
            event_id: string;
            /** Format: uuid */
            id: string;
            name: string;
            price: number;
            total_quantity: number;
            /** Format: date-time */
            updated_at: string;
            version: number;
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
    getAdminAuditReservation: {
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
    getAdminDashboardSales: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sales */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sales"];
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
    getAdminDashboardStats: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A day is one in Seoul */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recentReservations: components["schemas"]["RecentReservation"][];
                        stats: components["schemas"]["Stats"];
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
    postAdminEventsByEventIdTickets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                eventId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketTypeInput"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        ticketType: components["schemas"]["TicketTypeRow"];
                    };
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
            /** @description EVENT_NOT_FOUND, NOT_FOUND */
            404: {
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
    postAdminEventsByIdGenerateSeats: {
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
            /** @description Made */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        eventTitle: string;
                        message: string;
                        seatsCreated: number;
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
            /** @description EVENT_NOT_FOUND, NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description SEATS_EXIST */
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
    deleteAdminEventsByIdSeats: {
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
            /** @description Deleted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        seatsDeleted: number;
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
            /** @description EVENT_NOT_FOUND, NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description SEATS_IN_USE */
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
    getAdminReservations: {
        parameters: {
            query?: {
                limit?: number;
                page?: number;
                /** @description Without one, all */
                status?: "pending" | "confirmed" | "cancelled" | "";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pagination: components["schemas"]["Pagination"];
                        reservations: components["schemas"]["AdminReservation"][];
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
    getAdminReservationsById: {
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
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            label: string;
                            quantity: number;
                            /** Format: uuid */
                            seat_id: string | null;
                            /** Format: uuid */
                            ticket_type_id: string | null;
                            unit_price: number;
                        }[];
                        reservation: components["schemas"]["AdminReservationRow"];
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
            /** @description RESERVATION_NOT_FOUND, NOT_FOUND */
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
    patchAdminReservationsByIdStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReservationTransition"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        reservation: components["schemas"]["AdminReservationRow"];
                    };
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
            /** @description RESERVATION_NOT_FOUND, NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description ALREADY_CANCELLED, PAYMENT_IN_PROGRESS, ILLEGAL_TRANSITION */
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
            /** @description PAYMENT_UNCERTAIN, UPSTREAM_UNAVAILABLE */
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
    putAdminTicketsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketTypeInput"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        ticketType: components["schemas"]["TicketTypeRow"];
                    };
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
            /** @description EVENT_NOT_FOUND, TICKET_TYPE_NOT_FOUND, NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description STOCK_BELOW_SOLD */
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
    postCheckIns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Scan"];
            };
        };
        responses: {
            /** @description What came of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckIn"];
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
    postCheckInsBatch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    checkIns: components["schemas"]["Scan"][];
                };
            };
        };
        responses: {
            /** @description What came of each, in their order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: components["schemas"]["CheckIn"][];
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
    getCheckInsEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        events: components["schemas"]["DoorEvent"][];
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
    getCheckInsEventsByEventId: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: string;
            };
            header?: never;
            path: {
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tickets by id; `next` is null on the last page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoorList"];
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
            /** @description EVENT_NOT_FOUND, NOT_FOUND */
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
    postReservations: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer, for 24 hours */
                "idempotency-key"?: string;
                /** @description The waiting room's pass */
                "x-admission-pass"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["HoldTickets"] | components["schemas"]["HoldSeats"];
            };
        };
        responses: {
            /** @description Out of stock until `expiresAt`; what costs nothing is confirmed at once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketsHeld"] | components["schemas"]["SeatsHeld"];
                };
            };
            /** @description VALIDATION_ERROR, SEAT_LIMIT */
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
            /** @description QUEUE_NOT_ADMITTED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description EVENT_NOT_FOUND, TICKET_TYPE_NOT_FOUND, SEAT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description EVENT_NOT_ON_SALE, PAYMENT_IN_PROGRESS, INSUFFICIENT_STOCK, SEAT_UNAVAILABLE */
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
    getReservationsById: {
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
            /** @description Reservation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reservation: components["schemas"]["ReservationDetail"];
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
            /** @description RESERVATION_NOT_FOUND, NOT_FOUND */
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
    postReservationsByIdCancel: {
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
        requestBody?: never;
        responses: {
            /** @description Cancelled */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
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
            /** @description RESERVATION_NOT_FOUND, NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description ALREADY_CANCELLED, PAYMENT_IN_PROGRESS, ILLEGAL_TRANSITION */
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
    getReservationsByIdTickets: {
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
            /** @description Tickets; those of a part that was refunded are not among them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        event: {
                            address: string | null;
                            /** Format: date-time */
                            event_date: string;
                            /** Format: uuid */
                            id: string;
                            title: string;
                            venue: string;
                        };
                        reservation_number: string;
                        tickets: components["schemas"]["Ticket"][];
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
            /** @description RESERVATION_NOT_FOUND, NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description ILLEGAL_TRANSITION */
            409: {
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
    getReservationsMy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Reservations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reservations: components["schemas"]["ListedReservation"][];
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
    getSeatsEventsByEventId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Seats by section, row and number; a hold being paid shows as locked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatMap"];
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
            /** @description EVENT_NOT_FOUND, NO_SEAT_LAYOUT, NOT_FOUND */
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
    getSeatsReservationById: {
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
            /** @description Reservation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reservation: components["schemas"]["CheckoutReservation"];
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
            /** @description RESERVATION_NOT_FOUND, NOT_FOUND */
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
    postSeatsReserve: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer, for 24 hours */
                "idempotency-key"?: string;
                /** @description The waiting room's pass */
                "x-admission-pass"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["HoldSeats"];
            };
        };
        responses: {
            /** @description Held until `expiresAt`; an earlier unpaid hold of the caller in this event is given up */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatsHeld"];
                };
            };
            /** @description VALIDATION_ERROR, SEAT_LIMIT */
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
            /** @description QUEUE_NOT_ADMITTED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description EVENT_NOT_FOUND, SEAT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description EVENT_NOT_ON_SALE, PAYMENT_IN_PROGRESS, SEAT_UNAVAILABLE */
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
    getTicketsAvailabilityByTicketTypeId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticketTypeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read at this moment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        available_quantity: number;
                        total_quantity: number;
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
            /** @description TICKET_TYPE_NOT_FOUND, NOT_FOUND */
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
    getTicketsEventByEventId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The dearest first; none for an event with seats */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ticketTypes: {
                            available_quantity: number;
                            description: string | null;
                            /** Format: uuid */
                            id: string;
                            name: string;
                            price: number;
                            total_quantity: number;
                        }[];
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
            /** @description EVENT_NOT_FOUND, NOT_FOUND */
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
    getTicketsKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All keys by which a ticket may be signed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: {
                            /** @enum {string} */
                            alg: "ES256";
                            /** @enum {string} */
                            crv: "P-256";
                            kid: string;
                            /** @enum {string} */
                            kty: "EC";
                            /** @enum {string} */
                            use: "sig";
                            x: string;
                            y: string;
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
}
