import dagre from '@dagrejs/dagre';
import type { RunAnswer } from '../api.ts';

export interface Placed {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly {
    readonly name: string;
    readonly type: string;
    readonly lines: readonly string[];
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly kind: string; readonly path: string }[];
}

const LONGEST = 24;

/** a state's name is a sentence: two lines are easier to read than a wide box */
const linesOf = (name: string): readonly string[] => {
  if (name.length <= LONGEST) return [name];
  const words = name.split(' ');
  const half = words.findIndex((_, at) => words.slice(0, at + 1).join(' ').length >= name.length / 2);
  return [words.slice(0, half + 1).join(' '), words.slice(half + 1).join(' ')].filter((line) => line !== '');
};

/** through the middle of every bend: round corners, and never beyond the points themselves */
const pathOf = (points: readonly { readonly x: number; readonly y: number }[]): string => {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return '';
  const curves = rest.slice(0, -1).map((point, at) => {
    const next = rest[at + 1] ?? last;
    return `Q ${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`;
  });
  return `M ${first.x} ${first.y} ${curves.join(' ')} L ${last.x} ${last.y}`;
};

/** places the states of a playbook from top to bottom */
export const placeGraph = (
  { startAt, states: all }: RunAnswer['graph'],
  isTaken: (from: string, to: string) => boolean,
): Placed => {
  // nearly every state may catch the merchant's leaving: those edges are drawn where they were taken
  const states = all.map((state) => ({
    ...state,
    next: state.next.filter(({ to, kind }) => kind !== 'catch' || isTaken(state.name, to)),
  }));
  const led = new Set(states.flatMap(({ name, next }) => (next.length === 0 ? [] : [name, ...next.map(({ to }) => to)])));
  // an end that only such an edge leads to would float about
  const shown = states.filter(({ name }) => name === startAt || led.has(name));
  const graph = new dagre.graphlib.Graph({ multigraph: false });
  graph.setGraph({ rankdir: 'TB', nodesep: 26, ranksep: 38, marginx: 14, marginy: 14 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { name } of shown) {
    const lines = linesOf(name);
    const longest = Math.max(...lines.map(({ length }) => length));
    graph.setNode(name, { width: longest * 7.4 + 28, height: lines.length * 17 + 20 });
  }
  for (const { name, next } of shown) for (const { to } of next) graph.setEdge(name, to);
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    nodes: shown.map(({ name, type }) => {
      const { x, y, width: w, height: h } = graph.node(name);
      return { name, type, lines: linesOf(name), x, y, width: w, height: h };
    }),
    edges: shown.flatMap(({ name, next }) =>
      next.map(({ to, kind }) => ({ from: name, to, kind, path: pathOf(graph.edge(name, to).points) })),
    ),
  };
};
