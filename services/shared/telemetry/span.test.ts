import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordSpans } from '../testing/recorded-spans.ts';
import { currentContext, runInContext } from './request-context.ts';
import { inSpan, noteSpan, SpanKind, traceInHand } from './span.ts';

const TRACE = 'a'.repeat(32);
const CALLER = 'b'.repeat(16);
const facts = { name: 'work', kind: SpanKind.CLIENT };
const inRequest = <T>(flags: string, work: () => T) =>
  runInContext({ requestId: 'request-1', traceparent: `00-${TRACE}-${CALLER}-${flags}` }, work);
const here = async () => currentContext()?.traceparent;

describe('where nothing is recorded', () => {
  test('work is only done, and the trace is handed on as it came', async () => {
    expect(await inRequest('01', () => inSpan(facts, here))).toBe(`00-${TRACE}-${CALLER}-01`);
    expect(inRequest('01', () => traceInHand('told'))).toBe(`00-${TRACE}-${CALLER}-01`);
    expect(traceInHand('told')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });
});

describe('where spans are recorded', () => {
  let spans: ReturnType<typeof recordSpans>;
  beforeEach(() => {
    spans = recordSpans();
  });
  afterEach(() => spans.stop());

  test('a span is a child of the one around it, and what it calls goes on from it', async () => {
    const seen = await inRequest('01', () => inSpan(facts, () => inSpan({ ...facts, name: 'part' }, here)));
    const [part, work] = spans.all();
    expect(work).toMatchObject({ name: 'work', trace: TRACE, parent: CALLER });
    expect(part).toMatchObject({ name: 'part', trace: TRACE, parent: work?.id });
    expect(seen).toBe(`00-${TRACE}-${part?.id}-01`);
  });

  test('what the caller does not want recorded is not, here and further on', async () => {
    const seen = await inRequest('00', () => inSpan(facts, here));
    inRequest('00', () => noteSpan(facts, 5));
    expect(seen).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-00$`));
    expect(spans.all()).toEqual([]);
  });

  test('what nobody asked for makes no span', async () => {
    expect(await inSpan(facts, here)).toBeUndefined();
    noteSpan(facts, 5);
    expect(spans.all()).toEqual([]);
  });

  test('what a timer tells has a trace of its own, whose root is there', () => {
    const traceparent = traceInHand('admission.ended');
    const [root] = spans.all();
    expect(root).toMatchObject({ name: 'admission.ended', parent: undefined });
    expect(traceparent).toBe(`00-${root?.trace}-${root?.id}-01`);
  });

  test('a failure is told by its kind, without its words', async () => {
    const fault = Object.assign(new Error('Key (email)=(canary@example.com) exists'), { code: '23505' });
    await expect(inRequest('01', () => inSpan(facts, () => Promise.reject(fault)))).rejects.toBe(fault);
    inRequest('01', () => noteSpan(facts, 5, new TypeError('canary')));
    expect(spans.all().map(({ attributes }) => attributes['error.type'])).toEqual(['23505', 'TypeError']);
    expect(spans.text()).not.toContain('canary');
  });
});
