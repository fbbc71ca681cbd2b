import { z } from 'zod';
import { port, readEnv, text } from '#shared/config/env.ts';
import { serviceEnv } from '#shared/config/service.ts';

/** Notification's environment, read once at the start. */
export const readConfig = () =>
  readEnv({
    ...serviceEnv,
    /** Where links in mails lead. */
    ORIGIN_URL: z.url(),
    SMTP_HOST: text,
    SMTP_PORT: port,
    /** Servers of the world outside want these; TLS is used wherever the server offers it. */
    SMTP_USER: text.optional(),
    SMTP_PASSWORD: text.optional(),
    MAIL_FROM: text.default('Tiketi <no-reply@tiketi.gg>'),
  });
