import type { ReactNode } from 'react';
import { useFigureWords } from './words/use-figure-words.ts';

export const colors = {
  good: 'var(--good)',
  late: 'var(--late)',
  soon: 'var(--soon)',
  brand: 'var(--brand)',
  quiet: 'var(--quiet)',
} as const;

export interface Part {
  readonly name: string;
  readonly n: number;
  readonly color: keyof typeof colors;
}
export interface Bar {
  readonly key: string;
  readonly label: ReactNode;
  readonly parts: readonly Part[];
  /** what the number at its end says, and where it leads */
  readonly told: ReactNode;
}

/** bars lying on their side, their parts beside each other; the number stands at the end, so that nothing is said by colour alone */
export function Bars(props: {
  readonly bars: readonly Bar[];
  readonly full: number;
  /** what a bar says is long: under it on a telephone */
  readonly under?: boolean;
}) {
  const { bars, full, under = false } = props;
  const f = useFigureWords();
  return (
    <dl className={under ? 'figure-bar under' : 'figure-bar'}>
      {bars.map(({ key, label, parts, told }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>
            <span className="figure-track" aria-hidden="true">
              {parts.map(({ name, n, color }) => (
                <span
                  key={name}
                  title={`${name}${f('colon')}${n}`}
                  style={{ inlineSize: `${full === 0 ? 0 : (100 * n) / full}%`, background: colors[color] }}
                />
              ))}
            </span>
            <span className="figure-told">{told}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function Legend({ parts }: { readonly parts: readonly Pick<Part, 'name' | 'color'>[] }) {
  return (
    <ul className="figure-legend">
      {parts.map(({ name, color }) => (
        <li key={name}>
          <span style={{ background: colors[color] }} aria-hidden="true" />
          {name}
        </li>
      ))}
    </ul>
  );
}
