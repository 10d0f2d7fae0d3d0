/** Tests speak both languages. */
import '../src/text/both.ts';
