export { invited as answer } from '../../../domain/member/invite-member.ts';
