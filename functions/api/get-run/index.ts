import * as z from 'zod';
import { stepfunctionsClient } from '../../../adapters/aws/stepfunctions-client.ts';
import { runReader } from '../../../adapters/stepfunctions/run-reader.ts';
import { readEnv } from '../../shared/env.ts';
import { log } from '../../shared/logger.ts';
import { route } from '../../shared/route.ts';
import { handle, wanted } from './handler.ts';

const arn = z.string().startsWith('arn:');
const env = readEnv(z.object({ ONBOARDING_ARN: arn, RISK_CHECK_ARN: arn, ACTIVATION_ARN: arn, CARE_FOLLOW_UP_ARN: arn }));
const runs = runReader(stepfunctionsClient(), {
  onboarding: env.ONBOARDING_ARN,
  'risk-check': env.RISK_CHECK_ARN,
  activation: env.ACTIVATION_ARN,
  'care-follow-up': env.CARE_FOLLOW_UP_ARN,
});

export const handler = route(wanted, handle({ runs }), log);
