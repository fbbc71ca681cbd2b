import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../../../story/client/until.ts';
import { expectBooksToAgree } from '../../system/books.ts';
import { parts } from '../../system/parts.ts';
import { buyerWithPoints } from '../../system/people.ts';
import { underLoad } from '../load/load.ts';
import { canMount, onSmallDisk } from './small-disk.ts';

/** Says why it is left out where nobody may mount a disk. */
describe.skipIf(!canMount)('the disk of the payment database (mounting one wants root on Linux)', () => {
  let disk: Awaited<ReturnType<typeof onSmallDisk>>;
  beforeAll(async () => {
    disk = await onSmallDisk('payment');
  });
  afterAll(async () => {
    await disk.remove();
    await expectBooksToAgree();
  });

  test('36: is full under load: writes are refused with 503, reads go on, and with room all goes on unrepaired', async () => {
    const buyer = await buyerWithPoints(1_000);
    await underLoad(async ({ talk }) => {
      const before = await parts.list();
      disk.fill();
      try {
        // What fits into a page that has room is still written; the next page is not there.
        const refused = () => talk.told.filter(({ code }) => code === 'UPSTREAM_UNAVAILABLE').length;
        await until(
          'writes are refused',
          async () => refused(),
          (count) => count >= 10,
          60_000,
        );
        expect((await buyer.points()).balance).toBe(1_000);
      } finally {
        disk.free();
      }
      expect(await parts.list()).toEqual(before);
    });
  });
});
