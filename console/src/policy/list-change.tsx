import { useFormat } from '../format.ts';
import type { ReplacedList } from './replace-list.ts';
import { usePolicyWords } from './words/use-policy-words.ts';

/** what a file would change: how many names come, go and change, and some of them to see that it is the right file */
export function ListChange({ of: { outcome, is, ...change } }: { readonly of: ReplacedList }) {
  const { p } = usePolicyWords();
  const { number, date } = useFormat();
  const about = { title: is.title, asOf: date(is.asOf), names: number(is.names), before: number(is.namesBefore ?? 0) };
  const { added, removed, changed, firstAdded, firstRemoved } = change;
  return (
    <div role="status">
      <strong>
        {outcome === 'loaded-already'
          ? p('listSame', about)
          : p('listChecked', { ...about, added: number(added), removed: number(removed), changed: number(changed) })}
      </strong>
      {firstAdded.length > 0 && <div>{p('listAdded', { names: firstAdded.join(' · ') })}</div>}
      {firstRemoved.length > 0 && <div>{p('listRemoved', { names: firstRemoved.join(' · ') })}</div>}
    </div>
  );
}
