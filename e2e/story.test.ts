import { test } from 'vitest';
import { tellStory } from '../story/story.ts';
import { expectBooksToAgree } from './system/books.ts';
import { settings } from './system/places.ts';

test("a buyer's story, from registering to the mail about the money that came back", async () => {
  await tellStory(settings, async (_name, act) => act(() => {}));
  await expectBooksToAgree();
});
