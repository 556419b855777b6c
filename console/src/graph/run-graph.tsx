import { useLayoutEffect, useMemo, useRef } from 'react';
import type { RunAnswer, Visit } from '../api.ts';
import { placeGraph } from './layout.ts';

const none: readonly Visit[] = [];
const unmarked: ReadonlyMap<string, Mark> = new Map();

/** what is said of a state beside its name: how many stand there, and whether runs failed there */
export interface Mark {
  readonly text?: string | undefined;
  readonly failed?: boolean;
}

const takenEdges = (visits: readonly Visit[]): ReadonlySet<string> =>
  new Set(visits.slice(1).map((visit, at) => `${visits[at]?.state} -> ${visit.state}`));

/** how many, on the corner of the state */
function Count({ mark, at }: { readonly mark: Mark | undefined; readonly at: number }) {
  if (mark?.text === undefined) return null;
  const width = mark.text.length * 8 + 16;
  return (
    <g className="count" transform={`translate(${at - width / 2} -11)`}>
      <rect width={width} height={22} rx={11} />
      <text textAnchor="middle" x={width / 2} y={15.5}>
        {mark.text}
      </text>
    </g>
  );
}

/** the playbook as a graph; with a run, the path it took and the state it stands in */
export default function RunGraph({
  graph,
  visits = none,
  marks = unmarked,
  label,
}: {
  readonly graph: RunAnswer['graph'];
  readonly visits?: readonly Visit[];
  readonly marks?: ReadonlyMap<string, Mark>;
  readonly label: string;
}) {
  const taken = useMemo(() => takenEdges(visits), [visits]);
  const placed = useMemo(() => placeGraph(graph, (from, to) => taken.has(`${from} -> ${to}`)), [graph, taken]);
  const frame = useRef<HTMLElement>(null);
  const here = visits.find(({ leftAt }) => leftAt === undefined)?.state;
  // on a telephone the graph is wider than the screen: begin where the run stands, or else where the playbook begins
  useLayoutEffect(() => {
    const start = placed.nodes.find(({ name }) => name === (here ?? graph.startAt));
    if (frame.current === null || start === undefined) return;
    const { scrollWidth, clientWidth } = frame.current;
    frame.current.scrollLeft = (start.x / placed.width) * scrollWidth - clientWidth / 2;
  }, [placed, here, graph.startAt]);
  const stateOf = (name: string): string => {
    const of = visits.filter(({ state }) => state === name);
    const failed = marks.get(name)?.failed === true || of.some(({ error }) => error !== undefined) ? ' failed' : '';
    if (name === here) return `node here${failed}`;
    return of.length > 0 ? `node visited${failed}` : `node${failed}`;
  };
  return (
    // scrolls by keyboard too
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable
    <section ref={frame} className="graph" tabIndex={0} aria-label={label}>
      <svg
        width={placed.width}
        height={placed.height}
        viewBox={`0 0 ${placed.width} ${placed.height}`}
        role="img"
        aria-label={label}
      >
        <defs>
          {['', ' taken'].map((kind) => (
            <marker
              key={kind}
              id={`arrow${kind.trim()}`}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path className={`arrow${kind}`} d="M0 0 8 4 0 8z" />
            </marker>
          ))}
        </defs>
        {placed.edges.map(({ from, to, kind, path }) => {
          const isTaken = taken.has(`${from} -> ${to}`);
          return (
            <path
              key={`${from}-${to}`}
              d={path}
              className={`edge ${kind}${isTaken ? ' taken' : ''}`}
              markerEnd={isTaken ? 'url(#arrowtaken)' : 'url(#arrow)'}
            />
          );
        })}
        {placed.nodes.map(({ name, type, lines, x, y, width, height }) => (
          <g key={name} className={stateOf(name)} transform={`translate(${x - width / 2} ${y - height / 2})`}>
            <rect width={width} height={height} rx={type === 'Choice' ? height / 2 : 8} />
            <text textAnchor="middle" x={width / 2} y={height / 2 - (lines.length - 1) * 8.5 + 4.5}>
              {lines.map((line, at) => (
                <tspan key={line} x={width / 2} dy={at === 0 ? 0 : 17}>
                  {line}
                </tspan>
              ))}
            </text>
            <Count mark={marks.get(name)} at={width} />
          </g>
        ))}
      </svg>
    </section>
  );
}
