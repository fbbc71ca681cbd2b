import { z } from 'zod';
import type { Account } from '../../../story/client/account.ts';
import { ask } from '../../../story/client/http.ts';
import { origin } from '../../system/places.ts';

const Written = z.object({ news: z.object({ id: z.uuid() }) });

/** Writes a piece of news; returns its id. */
export async function newsBy({ token }: Account, title: string, content = '내용'): Promise<string> {
  const body = { title, content };
  return (await ask(origin, 'POST', '/api/news', Written, { token, body })).news.id;
}
