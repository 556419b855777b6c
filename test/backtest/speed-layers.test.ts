import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { layersOf } from '../../programs/backtest-speed/layers-of-profile.ts';

const node = (id: number, url: string, functionName = 'work') => ({
  id,
  callFrame: { functionName, scriptId: '1', url, lineNumber: 0, columnNumber: 0 },
});
const own = (path: string): string => String(pathToFileURL(projectPath(path)));

it('the time of a profile is told by layer, the most first, and nothing of it is lost', () => {
  const nodes = [
    node(1, own('domain/events.ts')),
    node(2, own('adapters/memory/world.ts')),
    node(3, own('node_modules/zod/v4/core/parse.js')),
    node(4, '', '(garbage collector)'),
    node(5, 'node:internal/crypto/hash'),
    node(6, own('engine/agenda.ts')),
    node(7, own('functions/steps/park-run/handler.ts')),
  ];
  const profile = {
    ...{ nodes, startTime: 0, endTime: 1_000 },
    samples: [1, 1, 2, 3, 4, 5, 6, 7],
    timeDeltas: [200, 200, 250, 150, 100, 56, 40, 4],
  };
  expect(layersOf(profile)).toEqual([
    { layer: 'domain', 'per cent': '40.0' },
    { layer: 'adapters/memory', 'per cent': '25.0' },
    { layer: 'zod', 'per cent': '15.0' },
    { layer: 'garbage collector', 'per cent': '10.0' },
    { layer: 'node and V8', 'per cent': '5.6' },
    { layer: 'engine', 'per cent': '4.0' },
    { layer: 'all the rest', 'per cent': '0.4' },
  ]);
});
