import { BUTTONS } from '../rights/buttons/all.ts';
import { checkTwice } from '../rights/buttons/check.ts';

checkTwice(Object.entries(BUTTONS));
