import { describe, expect, test } from 'vitest';
import { isOnlyThanks } from '../../../domain/request/only-thanks.ts';

describe('a message that thanks and says nothing else', () => {
  test.each([
    'Thanks!',
    'Thank you so much for your quick help.',
    'Merci beaucoup 🙏',
    'Merci pour votre réponse rapide, bonne journée !',
    'Vielen Dank für die schnelle Antwort',
    'Danke schön!',
    '¡Muchas gracias por su ayuda!',
    'Muito obrigada, tudo certo.',
    'Valeu',
    'ok thanks, all good now',
  ])('is known in five languages: %s', (text) => {
    expect(isOnlyThanks(text)).toBe(true);
  });

  test.each([
    'Thanks, but it does not work',
    'Merci, mais je n’ai rien reçu',
    'Danke, wann kommt das Geld',
    'Gracias, ¿cuándo llega?',
    'Obrigado. Falta o pagamento 17',
    'ok',
    'Perfect',
    'No thanks to you',
    '',
    `${'thanks '.repeat(17)}`,
  ])('is not one that says anything besides: %s', (text) => {
    expect(isOnlyThanks(text)).toBe(false);
  });
});
