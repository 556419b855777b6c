import { foldLetters } from '../names/fold-letters.ts';

/** words of thanks, folded: English, French, German, Spanish, Portuguese */
const thanks = new Set(
  'thanks thank thankyou thx ty cheers merci remerciements remercie dank danke dankeschon bedanke gracias agradezco agradecida agradecido obrigado obrigada obrigados agradeco valeu'.split(
    ' ',
  ),
);

/** words that stand beside thanks and ask for nothing, folded */
const beside = new Set(
  [
    'you so much very many a lot again for your the help reply answer quick fast support it works now all good great perfect ok okay best regards kind dear hi hello team have nice day',
    'beaucoup bien mille grand vous pour votre aide reponse rapide le la les tout est super parfait cordialement bonjour bonne journee soiree et a toute l equipe encore c ok',
    'vielen schon sehr herzlichen besten fur die ihre hilfe antwort schnelle alles klar gut super perfekt mit freundlichen grussen liebe grusse hallo guten tag und ihnen',
    'muchas mil muchisimas por su tu la el ayuda respuesta rapida todo bien perfecto saludos cordiales hola buenos dias buen dia muy amable y',
    'muito muitissimo mesmo pela pelo ajuda resposta rapida tudo certo bem perfeito atenciosamente abraco abracos ola bom dia boa tarde noite um otimo e',
  ]
    .join(' ')
    .split(' '),
);

/** a longer one has something to say besides */
const MOST_WORDS = 16;

/**
 * Does a message thank and say nothing else, in one of five languages? Such a message is kept and opens nothing. A question mark, a figure,
 * a refusal or any word that is not one of courtesy makes it a message like any other: better asked once too often than lost.
 */
export const isOnlyThanks = (text: string): boolean => {
  if (/[?¿\d]/.test(text)) return false;
  // faces and hearts say nothing besides
  const words = foldLetters(text.replace(/[^\p{L}\p{M}]+/gu, ' '))
    .split(' ')
    .filter((word) => word !== '');
  return (
    words.length <= MOST_WORDS &&
    words.some((word) => thanks.has(word)) &&
    words.every((word) => thanks.has(word) || beside.has(word))
  );
};
