import { type SyntheticEvent, useId, useState } from 'react';
import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/show-conditions/answer.ts';
import { ProblemLine } from '../problem.tsx';
import { useWish } from '../use-wish.ts';
import { conditionWords } from '../words/conditions-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';

interface Props {
  readonly of: z.infer<typeof answer>['shares'][number];
  readonly seen: { readonly merchantId: string; readonly version: number; readonly mayAccept: boolean };
  readonly again: () => void;
}

/** basis points of what was typed as a percentage, `12,5` or `12.5`; undefined for anything else */
const basisPointsOf = (typed: string): number | undefined => {
  if (!/^\d{1,3}([.,]\d{1,2})?$/.test(typed.trim())) return undefined;
  const points = Math.round(Number.parseFloat(typed.trim().replace(',', '.')) * 100);
  return points <= 10_000 ? points : undefined;
};

/** how much of the fee of one plan the customer bears */
export function Share({ of: { plan, name, share, chosen, ceiling, source }, seen, again }: Props) {
  const { language } = useWords();
  const words = useWordsOf(conditionWords);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 });
  const [typed, setTyped] = useState(new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(share / 100));
  const [wrong, setWrong] = useState(false);
  const [saved, setSaved] = useState(false);
  const { send, error, sending } = useWish(seen.merchantId, again);
  const id = useId();
  const title = name ?? words.noPlan;
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    const points = basisPointsOf(typed);
    setWrong(points === undefined);
    setSaved(false);
    if (points === undefined) return;
    const body = { version: seen.version, ...(plan !== undefined && { plan }), share: points };
    setSaved((await send('conditions/customer-share', body)) !== undefined);
  };
  return (
    <li>
      <strong>{title}</strong>
      <div>{words.customer(percent.format(share / 10_000))}</div>
      <p className="quiet">
        {ceiling === 0 ? words.nothing : words.most(percent.format(ceiling / 10_000), source ?? '')}
        {chosen > share && ` ${words.lowered(percent.format(chosen / 10_000))}`}
      </p>
      {ceiling > 0 && seen.mayAccept && (
        <form onSubmit={(event) => void submit(event)} noValidate>
          <label htmlFor={id}>{words.field(title)}</label>
          <input
            id={id}
            inputMode="decimal"
            value={typed}
            {...(wrong && { 'aria-invalid': true, 'aria-describedby': `${id}-wrong` })}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          {wrong && (
            <p id={`${id}-wrong`} className="problem" role="alert">
              {words.wrong}
            </p>
          )}
          {error !== undefined && <ProblemLine error={error} />}
          {saved && <p role="status">{words.saved}</p>}
          <button type="submit" disabled={sending}>
            {words.save}
          </button>
        </form>
      )}
    </li>
  );
}
