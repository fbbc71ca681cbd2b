/** The front end knows no refresh: what login gives must itself last. */
export const TOKEN_LIFE_SECONDS = 7 * 24 * 60 * 60;
