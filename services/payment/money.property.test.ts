import fc from 'fast-check';
import { afterAll, beforeAll, test } from 'vitest';
import { act } from './testing/money/acts.ts';
import { expectAgreement } from './testing/money/invariants.ts';
import { START_POINTS, settle } from './testing/money/model.ts';
import { createStage, hold, untilQuiet } from './testing/money/stage.ts';
import { userWithPoints } from './testing/points.ts';

/** `FC_RUNS=500 FC_SEED=1 npx vitest …` looks longer, and elsewhere. */
const numRuns = Number(process.env.FC_RUNS ?? 25);
const seed = Number(process.env.FC_SEED ?? 20_261_126);

let setting: Awaited<ReturnType<typeof createStage>>;
beforeAll(async () => {
  setting = await createStage();
});
afterAll(() => setting.world.close());

test(`whatever happens, each won is where it belongs (seed ${seed}, ${numRuns} runs)`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 5 }),
      fc.array(act, { minLength: 20, maxLength: 40 }),
      async (sizes, happening) => {
        const user = await userWithPoints(setting.world.db, START_POINTS);
        const stage = { ...setting, user };
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
