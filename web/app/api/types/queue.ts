// Written by `npm run contracts`.
export interface paths {
    "/api/queue/admin/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Line, people inside, pace and settings of an event (admin) */
        get: operations["getQueueAdminByEventId"];
        /**
         * Change how an event lets people in, while it runs (admin)
         * @description `state`: `paused` calls nobody up, `draining` takes no newcomers and works the line off, `rejecting` does neither. `order`: `preopen-shuffle` draws among those who came before the sale opened; it cannot change while people wait. `whenAway`: whether those without a pass may buy while the waiting room does not answer.
         */
        put: operations["putQueueAdminByEventId"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/queue/admin/{eventId}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What administrators did to the room of an event, newest first (admin) */
        get: operations["getQueueAdminByEventIdHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/queue/admin/clear/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put everybody out of an event, and tell those who wait (admin) */
        post: operations["postQueueAdminClearByEventId"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/queue/check/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enter the waiting room, or look where one stands */
        post: operations["postQueueCheckByEventId"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/queue/enter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same as check */
        post: operations["postQueueEnter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/queue/leave/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave the line, or give the slot back */
        post: operations["postQueueLeaveByEventId"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/queue/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same, with the event in the query */
        get: operations["getQueueStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/queue/status/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one stands; a sign of life that keeps slot or place */
        get: operations["getQueueStatusByEventId"];
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
        /** @description To what a 403 with `details.reason` `challenge` asked; or as the header `x-queue-challenge: <nonce>:<answer>` */
        QueueSolution: {
            answer: string;
            nonce: string;
        };
        RoomAnswer: {
            admitted: boolean;
            /** Format: date-time */
            admittedUntil: string | null;
            ahead: number;
            /** @description The order is drawn when the sale opens */
            beforeDraw: boolean;
            behind: number;
            currentUsers: number;
            /** @description Seconds between which it will be, from the pace of the last minute; null: nobody can say */
            estimate: {
                high: number;
                low: number;
            } | null;
            /** @description Seconds; a guess where `estimate` is null */
            estimatedWait: number;
            /** @description By what the line is sorted; `queue-progress` says how many stand before a number */
            number: number | null;
            pass: string | null;
            /** @description From 1; 0 for who does not wait. Before the draw: that of the last */
            position: number;
            queued: boolean;
            queueSize: number;
            /** @description The line is being built up again from what its people carry: a position may rise */
            recovering: boolean;
            /** @description The pace has fallen within a minute, and the estimate risen */
            slowed: boolean;
            /** @enum {string} */
            state: "open" | "paused" | "draining" | "rejecting";
            threshold: number;
            /** @description To be shown again as `x-queue-ticket` */
            ticket: string | null;
        };
        RoomHistory: {
            changes: {
                action: string;
                actorEmail: string;
                /** Format: uuid */
                actorId: string;
                /** Format: date-time */
                at: string;
                details: {
                    [key: string]: unknown;
                };
            }[];
        };
        RoomReport: {
            admitPerSecond: number;
            admitted: number;
            /** @description Called up from the line */
            admittedLastMinute: number;
            available: number;
            /** @enum {string} */
            challenge: "none" | "proof-of-work";
            currentUsers: number;
            /** @description Seconds, for the last in the line */
            estimateForLast: {
                high: number;
                low: number;
            } | null;
            /** Format: uuid */
            eventId: string;
            /** @description Into the line; this and the next since the room was born */
            joined: number;
            /** @description Places whose user showed no sign of life */
            lapsed: number;
            left: number;
            /** @description How long the first of the line has waited */
            oldestWaitSeconds: number;
            /** @enum {string} */
            order: "fifo" | "preopen-shuffle";
            queueSize: number;
            recovering: boolean;
            /** @enum {string} */
            state: "open" | "paused" | "draining" | "rejecting";
            threshold: number;
            /** @enum {string} */
            whenAway: "open" | "closed";
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
    getQueueAdminByEventId: {
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
            /** @description The room as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomReport"];
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
    putQueueAdminByEventId: {
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
                "application/json": {
                    admitPerSecond?: number;
                    /** @enum {string} */
                    challenge?: "none" | "proof-of-work";
                    /** @enum {string} */
                    order?: "fifo" | "preopen-shuffle";
                    /** @enum {string} */
                    state?: "open" | "paused" | "draining" | "rejecting";
                    threshold?: number;
                    /** @enum {string} */
                    whenAway?: "open" | "closed";
                };
            };
        };
        responses: {
            /** @description The room as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomReport"];
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
            /** @description ILLEGAL_TRANSITION */
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
    getQueueAdminByEventIdHistory: {
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
            /** @description The last hundred changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomHistory"];
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
    postQueueAdminClearByEventId: {
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
            /** @description Line and slots are empty, and no pass given before is worth anything */
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
    postQueueCheckByEventId: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `pass` of an earlier answer: gives the slot back should the room lose its memory */
                "x-admission-pass"?: string;
                /** @description `<nonce>:<answer>`: the same as `solution` in a body */
                "x-queue-challenge"?: string;
                /** @description The `ticket` of an earlier answer: gives the place in the line back in the same way */
                "x-queue-ticket"?: string;
            };
            path: {
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    solution?: components["schemas"]["QueueSolution"];
                };
            };
        };
        responses: {
            /** @description Where the caller stands; who is in also gets the pass as a cookie */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomAnswer"];
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
            /** @description QUEUE_NOT_ADMITTED */
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
            /** @description RATE_LIMITED */
            429: {
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
    postQueueEnter: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `pass` of an earlier answer: gives the slot back should the room lose its memory */
                "x-admission-pass"?: string;
                /** @description `<nonce>:<answer>`: the same as `solution` in a body */
                "x-queue-challenge"?: string;
                /** @description The `ticket` of an earlier answer: gives the place in the line back in the same way */
                "x-queue-ticket"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    eventId: string;
                    solution?: components["schemas"]["QueueSolution"];
                };
            };
        };
        responses: {
            /** @description Where the caller stands; who is in also gets the pass as a cookie */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomAnswer"];
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
            /** @description QUEUE_NOT_ADMITTED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description EVENT_NOT_FOUND */
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
            /** @description RATE_LIMITED */
            429: {
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
    postQueueLeaveByEventId: {
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
            /** @description Left, or was not there */
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
            /** @description NOT_FOUND */
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
            /** @description RATE_LIMITED */
            429: {
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
    getQueueStatus: {
        parameters: {
            query: {
                eventId: string;
            };
            header?: {
                /** @description The `pass` of an earlier answer: gives the slot back should the room lose its memory */
                "x-admission-pass"?: string;
                /** @description `<nonce>:<answer>`: the same as `solution` in a body */
                "x-queue-challenge"?: string;
                /** @description The `ticket` of an earlier answer: gives the place in the line back in the same way */
                "x-queue-ticket"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the caller stands; who is in also gets the pass as a cookie */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomAnswer"];
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
            /** @description QUEUE_NOT_ADMITTED */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description EVENT_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
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
    getQueueStatusByEventId: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `pass` of an earlier answer: gives the slot back should the room lose its memory */
                "x-admission-pass"?: string;
                /** @description `<nonce>:<answer>`: the same as `solution` in a body */
                "x-queue-challenge"?: string;
                /** @description The `ticket` of an earlier answer: gives the place in the line back in the same way */
                "x-queue-ticket"?: string;
            };
            path: {
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the caller stands; who is in also gets the pass as a cookie */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomAnswer"];
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
            /** @description QUEUE_NOT_ADMITTED */
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
            /** @description RATE_LIMITED */
            429: {
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
