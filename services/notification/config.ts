import { z } from 'zod';
import { port, readEnv, secret, text } from '#shared/config/env.ts';
import { serviceEnv } from '#shared/config/service.ts';

/** Notification's environment, read once at the start. */
export const readConfig = () =>
  readEnv({
    ...serviceEnv,
    /** Where links in mails lead. */
    ORIGIN_URL: z.url(),
    SMTP_HOST: text,
    SMTP_PORT: port,
    /** Servers of the world outside want these, and get them over TLS alone. */
    SMTP_USER: text.optional(),
    SMTP_PASSWORD: secret.optional(),
    MAIL_FROM: text.default('Tiketi <no-reply@tiketi.gg>'),
  });
