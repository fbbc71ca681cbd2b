import { expect, test } from 'vitest';
import {
  bodyOf,
  draftOf,
  drawable,
  faultsOf,
  isFaultless,
  isSameLayout,
  newSection,
} from './layout-draft.ts';
import { totalsOf } from './totals.ts';

const vip = newSection({ name: 'VIP', rows: '3', seatsPerRow: '10', price: '150000', startRow: '1' });
const r = newSection({ name: 'R', rows: '4', seatsPerRow: '12', price: '100000', startRow: '4' });
const hall = { name: 'Hall', description: '', sections: [vip, r] };

test('a layout with names and numbers within the limits has no fault', () => {
  expect(isFaultless(faultsOf(hall))).toBe(true);
});

test('each field that the shop would refuse is named', () => {
  const bad = { ...vip, name: ' ', rows: '0', seatsPerRow: '101', price: '', startRow: '10001' };
  expect([...(faultsOf({ ...hall, sections: [bad] }).sections.get(bad.key) ?? [])]).toEqual([
    'name',
    'rows',
    'seatsPerRow',
    'price',
    'startRow',
  ]);
});

test('two sections of one name are both at fault, however the name is composed', () => {
  const composed = newSection({ ...vip, name: '가' });
  const decomposed = newSection({ ...vip, name: '가'.normalize('NFD') });
  const { namesakes } = faultsOf({ ...hall, sections: [composed, r, decomposed] });
  expect([...namesakes]).toEqual([composed.key, decomposed.key]);
});

test('more than 20,000 seats are too many', () => {
  const full = (name: string) => newSection({ ...vip, name, rows: '100', seatsPerRow: '100' });
  expect(faultsOf({ ...hall, sections: [full('A'), full('B')] }).hasTooManySeats).toBe(false);
  expect(faultsOf({ ...hall, sections: [full('A'), full('B'), vip] }).hasTooManySeats).toBe(true);
});

test('what is drawn and counted leaves out a section whose size is not there yet', () => {
  expect(totalsOf(drawable([vip, { ...r, rows: '' }]))).toEqual({ seats: 30, value: 4_500_000 });
});

test('a layout that is read and sent again is the same', () => {
  const layout = {
    id: '0',
    name: 'Hall',
    description: null,
    total_seats: 30,
    version: 1,
    layout_config: { sections: [{ name: 'VIP', rows: 3, seatsPerRow: 10, price: 150_000, startRow: 1 }] },
  };
  expect(bodyOf(draftOf(layout)).sections).toEqual([
    { name: 'VIP', rows: '3', seatsPerRow: '10', price: '150000', startRow: '1' },
  ]);
  expect(isSameLayout(draftOf(layout), draftOf(layout))).toBe(true);
});
