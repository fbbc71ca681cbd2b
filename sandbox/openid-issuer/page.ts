import { html } from 'hono/html';
import { PEOPLE } from './people.ts';

const style = html`<style>
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; color: #1c2430 }
  li { margin: .3rem 0 }
  input, button { font: inherit; padding: .3rem .6rem }
</style>`;

const choice = (email: string) =>
  html`<li><a href="/choose?${new URLSearchParams({ email }).toString()}">${email}</a></li>`;

/** Where a browser chooses whom it is signed in as, until it chooses another. */
export const choicePage = (chosen: string) => html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Sandbox OpenID issuer</title>${style}</head>
<body>
<h1>Sandbox OpenID issuer</h1>
<p>Stands in Google's place and lets everybody in without asking. This browser is signed in as <b>${chosen}</b>;
it comes back from here as that person, unless the request names another by <code>login_hint</code>.</p>
<ul>${PEOPLE.map(choice)}</ul>
<form action="/choose"><input name="email" type="email" required placeholder="or anybody@example.com">
<button>Sign in</button></form>
<p>An address that ends in <code>@unverified.example.com</code> is one that Google has not verified.</p>
</body>
</html>`;
