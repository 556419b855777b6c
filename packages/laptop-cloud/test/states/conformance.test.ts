import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runAsl } from '../../conformance/asl.ts';

const machine = (state: object) => ({ QueryLanguage: 'JSONata', StartAt: 'A', States: { A: { ...state, End: true } } });

function folderWith(cases: readonly object[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'cases-'));
  writeFileSync(join(folder, 'cases.json'), JSON.stringify({ cases }));
  return folder;
}
const play = (...cases: object[]) => runAsl(folderWith(cases), ['cases.json']);

it('a case nobody can read is a disagreement and takes nothing from the others', async () => {
  const { sum, disagreements } = await play(
    { id: 'strange', kind: 'dance' },
    {
      id: 'plain',
      kind: 'execution',
      definition: machine({ Type: 'Pass', Output: 1 }),
      expected: { status: 'SUCCEEDED', output: 1 },
    },
  );
  expect(sum.status).toEqual({ agreed: 1, total: 2 });
  expect(disagreements).toMatchObject([{ id: 'strange', depth: 'status', what: expect.stringContaining('cannot be read') }]);
});

it('a wrong answer is told at the depth where it is wrong', async () => {
  const definition = machine({ Type: 'Pass', Output: '{% $nobody %}' });
  const { sum, disagreements } = await play({
    id: 'wrong',
    kind: 'execution',
    definition,
    expected: { status: 'FAILED', error: 'States.QueryEvaluationError', cause: 'something else' },
  });
  expect(sum).toMatchObject({ status: { agreed: 1 }, error: { agreed: 1 }, cause: { agreed: 0, total: 1 } });
  expect(disagreements.map(({ depth }) => depth)).toEqual(['cause']);
});

it('a state is tested with a function that takes its virtual time', async () => {
  const { sum } = await play({
    id: 'slow',
    kind: 'teststate',
    definition: {
      QueryLanguage: 'JSONata',
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'slow', Payload: { a: 1 } },
      Output: '{% $states.result.Payload %}',
      End: true,
    },
    lambdas: { slow: { does: 'sleep-then-return-event', seconds: 60 } },
    testState: { inspectionLevel: 'INFO' },
    expected: { status: 'SUCCEEDED', output: { a: 1 } },
  });
  expect(sum).toMatchObject({ status: { agreed: 1 }, output: { agreed: 1 } });
});
