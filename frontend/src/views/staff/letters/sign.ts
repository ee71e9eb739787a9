/** In whose name somebody answered last, kept for them: the next answer begins with it. */
import { keeperOf } from '../kept';

export const lastSign = keeperOf<string>('letter-sign');
