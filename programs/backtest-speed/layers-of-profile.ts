import type { Profiler } from 'node:inspector/promises';
import { projectPath } from '../../lib/project.ts';

const root = projectPath('').replaceAll('\\', '/');

/** `node_modules/zod`, `adapters/memory`, `domain`; what is in no file is the machine's own */
const layerOf = ({ url, functionName }: Profiler.Profile['nodes'][number]['callFrame']): string => {
  const path = decodeURI(url).replaceAll('\\', '/');
  if (path.startsWith('node:') || url === '') return functionName === '(garbage collector)' ? 'garbage collector' : 'node and V8';
  const packaged = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  if (packaged !== undefined) return packaged;
  const inside = path.includes(root) ? path.slice(path.indexOf(root) + root.length).replace(/^\//, '') : path;
  const [top = '', next = ''] = inside.split('/');
  return ['adapters', 'engine', 'packages'].includes(top) && !next.endsWith('.ts') ? `${top}/${next}` : top;
};

interface Layer {
  readonly layer: string;
  readonly 'per cent': string;
}

/** in which layers the samples of a profile lie, the most first; less than half a per cent is one row */
export function layersOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): readonly Layer[] {
  const layers = new Map(nodes.map(({ id, callFrame }) => [id, layerOf(callFrame)]));
  const spent = new Map<string, number>();
  let all = 0;
  for (const [at, sample] of samples.entries()) {
    const time = timeDeltas[at] ?? 0;
    const layer = layers.get(sample) ?? 'node and V8';
    spent.set(layer, (spent.get(layer) ?? 0) + time);
    all += time;
  }
  const shares = [...spent].map(([layer, time]) => [layer, (100 * time) / all] as const).sort(([, a], [, b]) => b - a);
  const small = shares.filter(([, share]) => share < 0.5).reduce((sum, [, share]) => sum + share, 0);
  return [...shares.filter(([, share]) => share >= 0.5), ['all the rest', small] as const].map(([layer, share]) => ({
    layer,
    'per cent': share.toFixed(1),
  }));
}
