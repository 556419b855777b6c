export interface Bar {
  readonly label: string;
  /** null: there is no value, which is not zero */
  readonly value: number | null;
  readonly text: string;
}
interface Props {
  /** what a reader who cannot see the bars hears */
  readonly about: string;
  readonly bars: readonly Bar[];
  /** how the scale writes a value, with its unit */
  readonly format: (value: number) => string;
}

/** 1, 2 or 5 with zeros that is no less than a value */
const niceTop = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return [1, 2, 5, 10].map((one) => one * power).find((one) => one >= value) ?? value;
};

/** bars along one scale: their labels and values are text beside them, so that they fit a phone */
export function Bars({ about, bars, format }: Props) {
  const top = niceTop(Math.max(1, ...bars.map(({ value }) => value ?? 0)));
  return (
    <div className="bars" role="img" aria-label={about}>
      {bars.map(({ label, value, text }) => (
        <div key={label} className="bar-line">
          <span className="bar-label">{label}</span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect width="100" height="10" className="bar-ground" />
            {value !== null && <rect width={(100 * value) / top} height="10" className="bar-value" />}
          </svg>
          <span className="bar-text">{text}</span>
        </div>
      ))}
      <div className="bar-line bar-scale">
        <span />
        <span className="bar-ticks">
          <span>{format(0)}</span>
          <span>{format(top / 2)}</span>
          <span>{format(top)}</span>
        </span>
        <span />
      </div>
    </div>
  );
}
