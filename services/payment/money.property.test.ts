import { createAdaptorServer } from '@hono/node-server';
import fc from 'fast-check';
import { afterAll, beforeAll, test } from 'vitest';
import { createGateway } from '../../sandbox/payment-gateway/app.ts';
import { act } from './testing/money/acts.ts';
import { expectAgreement } from './testing/money/invariants.ts';
import { START_POINTS, settle } from './testing/money/model.ts';
import { hold, untilQuiet, withMoods } from './testing/money/stage.ts';
import { userWithPoints } from './testing/points.ts';
import { createWorld, SECRET_KEY, type World } from './testing/world.ts';

/** `FC_RUNS=500 FC_SEED=1 npx vitest …` looks longer, and elsewhere. */
const numRuns = Number(process.env.FC_RUNS ?? 20);
const seed = Number(process.env.FC_SEED ?? 20_261_126);

const gateway = createGateway({ secretKey: SECRET_KEY, delay: { from: 0, to: 0 }, journal: undefined });
const { fetch, setMood } = withMoods(gateway.fetch);
let world: World;
beforeAll(async () => {
  world = await createWorld(createAdaptorServer({ fetch }), { confirmationWaitMs: 1_000 });
});
afterAll(() => world.close());

test(`whatever happens, each won is where it belongs (seed ${seed}, ${numRuns} runs)`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 5 }),
      fc.array(act, { minLength: 20, maxLength: 40 }),
      async (sizes, happening) => {
        const user = await userWithPoints(world.db, START_POINTS);
        const stage = { world, setMood, user };
        const model = { reservations: sizes.map((tickets) => hold(stage, tickets)) };
        await fc.asyncModelRun(() => ({ model, real: stage }), happening);
        await untilQuiet(stage, model);
        model.reservations.forEach(settle);
        await expectAgreement(stage, model);
      },
    ),
    { seed, numRuns },
  );
}, 600_000);
