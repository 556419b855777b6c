import { useFormat } from '../format.ts';

/** when something is due, loud when it is late */
export function Due({ at, over = false }: { readonly at: string; readonly over?: boolean }) {
  const { due, hover, instant, isLate, isSoon } = useFormat();
  const tone = over ? 'quiet' : isLate(at) ? 'late' : isSoon(at) ? 'soon' : 'quiet';
  return (
    <time className={`nowrap ${tone}`} dateTime={at} title={hover(at)}>
      {over ? instant(at) : due(at)}
    </time>
  );
}
