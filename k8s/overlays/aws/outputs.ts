import { z } from 'zod';

const of = <Value extends z.ZodType>(value: Value) => z.object({ value });
const SERVICES = ['auth', 'event', 'queue', 'reservation', 'payment', 'notification'] as const;

/** What `terraform output -json` says, as far as it is needed here. */
const Outputs = z.object({
  settings: of(z.record(z.string(), z.string())),
  role_arns: of(z.record(z.string(), z.string())),
  registries: of(z.object({ 'tiketi/services': z.string(), 'tiketi/web': z.string() })),
  certificate: of(z.string({ error: 'There is no certificate: set `domain` for Terraform, and apply.' })),
});

type Lines = Record<string, string>;

/** What settings.env and site.env are to say. `shop` is what stands in shop.env. */
export function linesFrom(terraformOutput: unknown, shop: Lines): { settings: Lines; site: Lines } {
  const { settings, role_arns, registries, certificate } = Outputs.parse(terraformOutput);
  const roles = SERVICES.map((service) => [`ROLE_${service.toUpperCase()}`, taken(role_arns.value, service)]);
  return {
    settings: settings.value,
    site: {
      SERVICES_IMAGE: registries.value['tiketi/services'],
      WEB_IMAGE: registries.value['tiketi/web'],
      CERTIFICATE: certificate.value,
      ...Object.fromEntries(roles),
      SIDECAR_ENV: sidecarEnv({ ...settings.value, ...shop }),
    },
  };
}

/** All that components/aws asks the environment for. */
export const ASKED_FOR = [
  'AWS_REGION',
  'AWS_ACCOUNT_ID',
  'REDIS_ADDRESS',
  'IMAGES_BUCKET',
  'TWILIO_FROM_NUMBER',
  'TWILIO_ACCOUNT_SID',
  'PUSH_URL',
] as const;

/** As Dapr's injector reads it: it parts at commas, and drops what has more than one equals sign. */
function sidecarEnv(known: Lines): string {
  const pairs = ASKED_FOR.map((name) => [name, taken(known, name)] as const);
  for (const [name, value] of pairs)
    if (/[,=]/.test(value)) throw new Error(`${name} may hold neither comma nor equals sign.`);
  return pairs.map((pair) => pair.join('=')).join(',');
}

function taken(lines: Lines, name: string): string {
  const { [name]: value } = lines;
  if (value === undefined) throw new Error(`Nobody says what ${name} is.`);
  return value;
}

/** Lines of a file, and what it says above them. */
export function readEnvFile(text: string): { comment: string; lines: Lines } {
  const all = text.split('\n').filter((line) => line !== '');
  const said = all.filter((line) => !line.startsWith('#'));
  return {
    comment: all
      .slice(
        0,
        all.findIndex((line) => !line.startsWith('#')),
      )
      .join('\n'),
    lines: Object.fromEntries(said.map((line) => [line.replace(/=.*/, ''), line.replace(/^[^=]*=/, '')])),
  };
}

export const writeEnvFile = (comment: string, lines: Lines): string =>
  `${[comment, ...Object.entries(lines).map((line) => line.join('='))].join('\n')}\n`;
