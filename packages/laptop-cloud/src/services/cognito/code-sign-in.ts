import { z } from 'zod';
import { AwsError, type Kernel } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { mailFromAws } from '../sesv2/sesv2-service.ts';
import { type Account, type Accounts, code } from './admin-users.ts';
import type { RefreshTokens } from './refresh-tokens.ts';
import type { UserPools } from './user-pools.ts';

const text = z.record(z.string(), z.string()).default({});
const Begun = z.object({ ClientId: z.string(), AuthFlow: z.string(), AuthParameters: text });
const Answered = z.object({
  ClientId: z.string(),
  ChallengeName: z.string(),
  Session: z.string().min(20, 'must have length greater than or equal to 20'),
  ChallengeResponses: text,
});
interface Row {
  client: string;
  pool: string;
  name: string;
  code: string;
  misses: number;
  expires_at: number;
}

/** wrong codes after which Cognito takes none any more */
const MISSES = 3;
const refused = (message: string) => new AwsError('NotAuthorizedException', message);
const digits = (kernel: Kernel): string => String(Math.floor(kernel.random() * 1e8)).padStart(8, '0');
/** `a***@e***`, as the challenge names where the code went */
const masked = (address: string): string => address.replace(/^(.).*@(.).*$/, '$1***@$2***');

/**
 * Sign-in by a code of eight digits: `InitiateAuth` with USER_AUTH and `RespondToAuthChallenge`. The code goes out through SES. Source:
 * "Passwordless sign-in with one-time passwords", Amazon Cognito developer guide.
 */
export const codeSignIn = (kernel: Kernel, pools: UserPools, accounts: Accounts, refreshTokens: RefreshTokens) => {
  kernel.journal.exec(
    'CREATE TABLE IF NOT EXISTS cognito_sessions (session TEXT PRIMARY KEY, client TEXT NOT NULL, pool TEXT NOT NULL, name TEXT NOT NULL, code TEXT NOT NULL, misses INTEGER NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID',
  );
  const clientOf = (id: string) => {
    const found = pools.ofClient(id);
    if (found === undefined) throw new AwsError('ResourceNotFoundException', `User pool client ${id} does not exist.`);
    return found;
  };
  const newSession = (): string => Buffer.from(`${kernel.uuid()}${kernel.uuid()}`).toString('base64url');
  /** sends a code and gives the session it answers */
  const send = async (clientId: string, poolId: string, { name, attributes }: Account): Promise<string> => {
    const { pool, client } = clientOf(clientId);
    const sent = digits(kernel);
    const session = newSession();
    kernel.journal.run(
      'INSERT INTO cognito_sessions VALUES (?, ?, ?, ?, ?, 0, ?)',
      ...[session, clientId, poolId, name, sent, kernel.now() + client.authSessionMs],
    );
    const { EmailSendingAccount, From = 'no-reply@verificationemail.com' } = pool.settings.EmailConfiguration;
    const [subject, text] = ['Your authentication code', `Your authentication code is ${sent}.`];
    if (EmailSendingAccount === 'COGNITO_DEFAULT') {
      mailFromAws(kernel, { from: From, to: attributes.email ?? '', subject, text });
      return session;
    }
    // in the name of Cognito's service-linked role, which may send from any identity of the account
    await kernel.call({
      service: 'sesv2',
      action: 'SendEmail',
      principal: { kind: 'root' },
      input: {
        FromEmailAddress: From,
        Destination: { ToAddresses: [attributes.email] },
        Content: { Simple: { Subject: { Data: subject }, Body: { Html: { Data: text }, Text: { Data: text } } } },
      },
    });
    return session;
  };
  const stranger = (available: readonly string[]) => {
    const at = Math.floor(kernel.random() * available.length);
    return {
      ChallengeName: available[at] ?? 'PASSWORD',
      ChallengeParameters: {},
      Session: newSession(),
      AvailableChallenges: available,
    };
  };
  return {
    InitiateAuth: async (input: unknown) => {
      const { ClientId, AuthFlow, AuthParameters } = parseInput(Begun, input, code);
      const { pool, client } = clientOf(ClientId);
      if (AuthFlow !== 'USER_AUTH')
        throw new AwsError(code, `the laptop knows no auth flow ${AuthFlow}: people sign in by USER_AUTH`);
      if (!client.flows.includes('ALLOW_USER_AUTH')) throw new AwsError(code, 'USER_AUTH flow not enabled for this client');
      const { USERNAME, PREFERRED_CHALLENGE } = AuthParameters;
      if (USERNAME === undefined) throw new AwsError(code, 'Missing required parameter USERNAME');
      const available = pool.settings.Policies;
      const account = accounts.find(client.poolId, pool, USERNAME);
      // the answer to a name nobody has tells nothing: one of the challenges, and a session that none will meet
      if (account?.attributes.email === undefined) return stranger(available);
      if (PREFERRED_CHALLENGE !== 'EMAIL_OTP' || !available.includes('EMAIL_OTP'))
        return {
          ChallengeName: 'SELECT_CHALLENGE',
          ChallengeParameters: {},
          Session: newSession(),
          AvailableChallenges: available,
        };
      return {
        ChallengeName: 'EMAIL_OTP',
        ChallengeParameters: {
          CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL',
          CODE_DELIVERY_DESTINATION: masked(account.attributes.email),
        },
        Session: await send(ClientId, client.poolId, account),
      };
    },
    RespondToAuthChallenge: async (input: unknown) => {
      const { ClientId, ChallengeName, Session, ChallengeResponses } = parseInput(Answered, input, code);
      const { pool, client } = clientOf(ClientId);
      if (ChallengeName !== 'EMAIL_OTP')
        throw new AwsError(code, `the laptop knows no challenge ${ChallengeName}: only EMAIL_OTP`);
      const { USERNAME, EMAIL_OTP_CODE } = ChallengeResponses;
      if (USERNAME === undefined) throw new AwsError(code, 'Missing required parameter USERNAME');
      if (EMAIL_OTP_CODE === undefined) throw new AwsError(code, 'Missing required parameter EMAIL_OTP_CODE');
      const row = kernel.journal.get<Row & Record<string, never>>(
        'SELECT client, pool, name, code, misses, expires_at FROM cognito_sessions WHERE session = ?',
        Session,
      );
      if (row === undefined || row.client !== ClientId || Number(row.misses) >= MISSES)
        throw refused('Invalid session for the user.');
      if (Number(row.expires_at) <= kernel.now()) throw refused('Invalid session for the user, session is expired.');
      const account = accounts.find(client.poolId, pool, USERNAME);
      if (account === undefined || account.name !== row.name) throw refused('Invalid session for the user.');
      if (row.code !== EMAIL_OTP_CODE) {
        kernel.journal.run('UPDATE cognito_sessions SET misses = misses + 1 WHERE session = ?', Session);
        throw new AwsError('CodeMismatchException', 'Invalid code or auth state for the user.');
      }
      kernel.journal.run('DELETE FROM cognito_sessions WHERE session = ?', Session);
      return { ChallengeParameters: {}, AuthenticationResult: await refreshTokens.first(ClientId, account) };
    },
  };
};
