import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, inject } from 'vitest';
import type { Account } from '../../story/client/account.ts';
import { origin } from '../system/places.ts';
import { hearComplaints } from './complaints.ts';
import { loginOf } from './login-of.ts';
import { contextFor, type Looks } from './looks.ts';
import { settling } from './settled.ts';
import './system.setup.ts';

/** For a machine with much else to do; what is waited for is there in a fraction of it. */
const PATIENCE_MS = 20_000;

let browser: Promise<Browser> | undefined;
afterAll(async () => (await browser)?.close());

/** Who is in the shop during this test. */
const inside = new Set<Visitor>();

/** Somebody with a browser of their own: nothing is kept from one visitor to the next. */
export class Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Until the page shows all it has: its heading, no part that says it loads, no answer still to come. */
  readonly settled: () => Promise<void>;
  readonly #complaints: string[];
  readonly #expected: RegExp[] = [];

  private constructor(context: BrowserContext, page: Page, complaints: string[]) {
    this.context = context;
    this.page = page;
    this.settled = settling(page, PATIENCE_MS);
    this.#complaints = complaints;
  }

  /** Opens a browser, logged in as somebody or as nobody. */
  static async arrive(as?: Account, looks: Looks = {}): Promise<Visitor> {
    browser ??= chromium.connect(inject('browser'));
    const context = await (await browser).newContext({
      ...contextFor(looks),
      ...(as && { storageState: { cookies: [], origins: [{ origin, localStorage: loginOf(as) }] } }),
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const complaints = hearComplaints(context);
    const visitor = new Visitor(context, await context.newPage(), complaints);
    inside.add(visitor);
    return visitor;
  }

  /** By the address bar. */
  async open(path: string): Promise<void> {
    await this.page.goto(`${origin}${path}`);
  }

  /** Complaints that belong to what this test does, such as the refusal that it is about. */
  expects(...complaints: RegExp[]): void {
    this.#expected.push(...complaints);
  }

  /** All complaints so far. */
  get heard(): readonly string[] {
    return this.#complaints;
  }

  get unexpected(): string[] {
    return this.#complaints.filter((complaint) => !this.#expected.some((one) => one.test(complaint)));
  }

  async leave(): Promise<void> {
    inside.delete(this);
    await this.context.close();
  }
}

/** Everybody who came during the test. */
export const everybody = (): Visitor[] => [...inside];
