export { joined as answer } from '../../../domain/member/accept-invitation.ts';
