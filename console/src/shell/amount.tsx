import { useListFormats } from '../merchants/list-formats.ts';
import { useWorth } from '../worth.ts';

/** an amount in its own currency, and below it in the one all are compared in */
export function Amount({ minor, currency }: { readonly minor: number; readonly currency: string }) {
  const { money } = useListFormats();
  const { about, basis } = useWorth();
  const compared = about(minor, currency);
  return (
    <>
      {money(minor, currency)}
      {compared !== '' && (
        <div className="quiet nowrap" title={basis}>
          {compared}
        </div>
      )}
    </>
  );
}
