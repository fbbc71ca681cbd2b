/** Where a request ends up, under which path, and how long it may take: 0 for as long as it takes. */
export type Way = { service: string; path: string; seconds: number };

/** `headers` in small letters. */
export type Asked = { address: string; headers?: Record<string, string> };

export const pathOf = ({ address }: Asked): string => address.split('?')[0] ?? '';
export const queryOf = ({ address }: Asked): URLSearchParams => new URLSearchParams(address.split('?')[1]);
