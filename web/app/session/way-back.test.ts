import { expect, test, vi } from 'vitest';
import { wayBack } from './way-back.ts';

vi.stubGlobal('window', { location: { origin: 'https://tiketi.example' } });

test.each(['/events/1?x=1#about', '/search?q=a%20b'])('%s is a way back', (address) => {
  expect(wayBack(address)).toBe(address);
});

test.each([
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '/..//evil.example',
  'javascript:alert(1)',
  'events/1',
  'https://tiketi.example/events/1',
  '',
  undefined,
])('%s leads to the front page', (address) => {
  expect(wayBack(address)).toBe('/');
});

test.each(['/login', '/login?from=/points', '/register', '/auth/google/callback?code=x'])(
  'nobody is led from a login back to %s',
  (address) => {
    expect(wayBack(address)).toBe('/');
  },
);
