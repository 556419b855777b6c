/** a label of RFC 1123: letters, digits and inner hyphens, 63 octets at most */
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
/** a top level is letters, or its other spelling */
const top = /\.([a-z]{2,63}|xn--[a-z0-9-]+)$/;

/** what is read as one address and is not part of a name */
const outside = /[\s/\\?#@:[\]%]/;

/** marks of direction and other invisible ones; joiners may be part of a name, and are tried both ways */
const unseen = (text: string): string => text.replace(/(?![\u200C\u200D])[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
const joiners = /[\u200C\u200D]/g;

const asciiOf = (text: string): string | undefined => {
  if (outside.test(text)) return undefined;
  const host = URL.parse(`http://${text}`)?.hostname ?? '';
  const whole = top.test(host) && host.split('.').every((one) => label.test(one));
  return whole && host.length <= 253 ? host : undefined;
};

/** A domain name in either spelling, as ASCII: `müller.example` is `xn--mller-kva.example`. Undefined for an address of digits, a single label and what is no name. */
export const hostName = (text: string): string | undefined => {
  const seen = unseen(text);
  return asciiOf(seen) ?? asciiOf(seen.replace(joiners, ''));
};
