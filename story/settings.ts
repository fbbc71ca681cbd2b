/** Where the story takes place. */
export type Settings = {
  origin: string;
  mailUrl: string;
  gatewayUrl: string;
  admin: { email: string; password: string };
};

/** Read from the environment; without it, the system that `npm start` has started. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  return {
    origin: address(env.ORIGIN, 'http://localhost:3000'),
    mailUrl: address(env.MAIL_URL, 'http://localhost:1080'),
    gatewayUrl: address(env.GATEWAY_URL, 'http://localhost:4100'),
    admin: {
      email: env.ADMIN_EMAIL ?? 'admin@tiketi.gg',
      password: env.ADMIN_PASSWORD ?? 'admin123',
    },
  };
}

const address = (given: string | undefined, otherwise: string) => (given || otherwise).replace(/\/+$/, '');
