/** what was decided, and how many hits of the merchant nobody has decided yet */
export { judgeHitResult as answer } from '../../../domain/risk/judge-hit.ts';
