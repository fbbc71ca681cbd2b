export const MIN_PASSWORD = 6;

export type Registration = { name: string; email: string; password: string; phone: string };

/** The fields that surely have to be filled otherwise; whether an address is one, the shop decides. */
export function missingIn({ name, email, password }: Registration): ReadonlySet<string> {
  const isMissing = {
    name: !name.trim(),
    email: !email.includes('@'),
    password: password.length < MIN_PASSWORD,
  };
  return new Set(Object.entries(isMissing).flatMap(([field, missing]) => (missing ? [field] : [])));
}
