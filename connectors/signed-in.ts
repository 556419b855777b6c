import * as z from 'zod';
import { type CallOutside, type OutsideAccess, OutsideFailed } from '../domain/connector/connector-ports.ts';
import type { SignIn } from './connector.ts';
import { evaluate } from './evaluate.ts';

const form = z.record(z.string(), z.string().min(1));
const granted = z.object({ access_token: z.string().min(1) });

/** The access a call carries: what the secret has, or a token that is asked for with it, anew for each message. Throws OutsideFailed */
export const signedIn = async (
  callOutside: CallOutside,
  signIn: SignIn | undefined,
  access: OutsideAccess,
): Promise<OutsideAccess> => {
  if (signIn === undefined) return access;
  const fields = form.safeParse(await evaluate(signIn.form, { settings: access.settings }));
  if (!fields.success) throw new OutsideFailed('no client in the secret');
  const answer = await callOutside(access, { method: 'POST', path: signIn.path, form: fields.data });
  const token = granted.safeParse(answer);
  if (!token.success) throw new OutsideFailed('answer without a token');
  return { ...access, authorization: `Bearer ${token.data.access_token}` };
};
