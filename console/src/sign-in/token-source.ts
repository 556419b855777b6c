import { ApiDown } from '../api.ts';
import type { HostedSignIn, Tokens } from './hosted.ts';

/** milliseconds before its end at which a token is renewed: longer than any request takes */
const EARLY = 60_000;

/**
 * A token that is good for the next minute. Renewed when it is not, once for all who ask meanwhile.
 * @param renewed told of the new tokens, or of undefined when the session is over
 * @throws ApiDown when nobody answers: the session may still be good
 */
export const tokenSource = (signIn: HostedSignIn, renewed: (tokens: Tokens | undefined) => void) => {
  let renewing: Promise<string> | undefined;
  const renewNow = async (tokens: Tokens): Promise<string> => {
    try {
      const { renew } = await import('./hosted.ts');
      const next = await renew(signIn, tokens);
      renewed(next);
      return next?.access ?? '';
    } catch (cause) {
      throw new ApiDown('the sign-in does not answer', { cause });
    } finally {
      renewing = undefined;
    }
  };
  return (tokens: Tokens): Promise<string> => {
    if (tokens.expiresAt - EARLY > Date.now()) return Promise.resolve(tokens.access);
    renewing ??= renewNow(tokens);
    return renewing;
  };
};
