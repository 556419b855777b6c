import { describe, expect, it } from 'vitest';
import { checkDefinition } from '../src/check/check-definition.ts';

const machine = (states: Readonly<Record<string, unknown>>) => ({
  QueryLanguage: 'JSONata',
  StartAt: Object.keys(states)[0],
  States: states,
});
const messages = (definition: unknown, knownErrors?: readonly string[]): string[] =>
  checkDefinition(definition, {
    isKnownIntegration: ({ service }) => service === 'lambda',
    ...(knownErrors && { knownErrors }),
  }).map(({ path, message }) => `${path} ${message}`);
const task = (more: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: 'f' },
  End: true,
  ...more,
});

describe('checkDefinition', () => {
  it('finds nothing in a sound machine', () => {
    const items = {
      Type: 'Map',
      Items: '{% $list %}',
      ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Pass', Output: '{% $states.input + $factor %}', End: true } } },
      Next: 'T',
    };
    const sound = machine({
      A: { Type: 'Pass', Assign: { list: [1], factor: 2 }, Next: 'M' },
      M: items,
      T: task({ Output: '{% ($x := $states.result; $map($x.rows, function($row, $at) { $row * $at * $factor })) %}' }),
    });
    expect(messages(sound)).toEqual([]);
  });

  it('finds a variable that is assigned on no way to its use', () => {
    const branchOnly = machine({
      P: {
        Type: 'Parallel',
        Branches: [{ StartAt: 'B', States: { B: { Type: 'Pass', Assign: { inner: 1 }, End: true } } }],
        Next: 'Use',
      },
      Use: { Type: 'Pass', Output: { v: '{% $inner %}' }, End: true },
    });
    expect(messages(branchOnly)).toEqual([expect.stringContaining('/States/Use/Output/v $inner is assigned on no way')]);
  });

  it('knows that a Catch assigns only on its own way', () => {
    const caught = machine({
      T: task({
        Catch: [{ ErrorEquals: ['States.ALL'], Assign: { why: '{% $states.errorOutput.Error %}' }, Next: 'Tell' }],
        Next: 'Else',
        End: undefined,
      }),
      Tell: { Type: 'Pass', Output: '{% $why %}', End: true },
      Else: { Type: 'Pass', Output: '{% $why %}', End: true },
    });
    expect(messages(caught)).toEqual([expect.stringContaining('/States/Else/Output')]);
  });

  it.each([
    [
      '$states.result in a Pass',
      { Type: 'Pass', Output: '{% $states.result %}', End: true },
      "Field '$states.result' does not exist",
    ],
    ['$states.result in Arguments', task({ Arguments: '{% $states.result %}' }), "Field '$states.result' does not exist"],
    [
      '$states.errorOutput outside a Catch',
      task({ Output: '{% $states.errorOutput %}' }),
      "Field '$states.errorOutput' does not exist",
    ],
    ['a token nobody gives', task({ Arguments: '{% $states.context.Task.Token %}' }), 'no $states.context.Task here'],
    ['$eval', { Type: 'Pass', Output: '{% $eval("1") %}', End: true }, '$eval does not exist'],
    ['an unknown service', task({ Resource: 'arn:aws:states:::lamda:invoke' }), 'no such integration'],
    ['a misspelt error of the service', task({ Retry: [{ ErrorEquals: ['States.Timeouts'] }] }), 'no error of Step Functions'],
    [
      'a Catch of what cannot be caught',
      task({ Catch: [{ ErrorEquals: ['States.Runtime'], Next: 'A' }] }),
      'neither retried nor caught',
    ],
  ])('finds %s', (_, state, text) => {
    expect(messages(machine({ A: state }))).toEqual([expect.stringContaining(text)]);
  });

  it('finds an error name no step throws, when it is told which ones they throw', () => {
    const definition = machine({ A: task({ Retry: [{ ErrorEquals: ['MerchantUnknwon', 'Lambda.TooManyRequestsException'] }] }) });
    expect(messages(definition)).toEqual([]);
    expect(messages(definition, ['MerchantUnknown'])).toEqual([expect.stringContaining('no step throws MerchantUnknwon')]);
  });
});
