/** characters that change the direction of a text or are invisible */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const blank = /[\p{Cc}\s]+/gu;
/** an address with a scheme, a path or www, up to the next space */
const address =
  /(?:[a-z][a-z0-9+.-]*:\/\/|\b(?:www\.|mailto:|javascript:|data:|tel:))\S*|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d+)?[/?#]\S*/giu;
/** a dot between two words: mail programs make a link of `shop.example` */
const dotInside = /(?<=[\p{L}\p{N}])[.．。｡](?=[\p{L}]{2})/gu;
const marks = /[.:/?#@．。｡]+/gu;

/**
 * A name as a letter may carry it: one line, no marks of direction, nothing a mail program would make a link of. A letter of ours must not lead to an
 * address that whoever signed up put into a name. Of a name that is an address its words stay.
 */
export const plainName = (name: string): string => {
  const seen = name.replace(unseen, '');
  const plain = seen.replace(address, ' ').replace(dotInside, ' ').replace(blank, ' ').trim();
  return plain === '' ? seen.replace(marks, ' ').replace(blank, ' ').trim() : plain;
};
