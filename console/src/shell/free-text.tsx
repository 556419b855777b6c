import { freeTextParts } from './free-text-parts.ts';

/** what a person typed, exactly, blanks and lines included, in its own direction of writing; web addresses in it open elsewhere */
export function FreeText({ text }: { readonly text: string }) {
  let at = 0;
  return (
    <bdi className="typed">
      {freeTextParts(text).map(({ text: part, href }) => {
        at += part.length;
        return href === undefined ? (
          part
        ) : (
          <a key={at} href={href} target="_blank" rel="noopener noreferrer">
            {part}
          </a>
        );
      })}
    </bdi>
  );
}
