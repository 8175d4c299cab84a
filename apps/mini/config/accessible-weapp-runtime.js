/** Runtime half of accessible-weapp.js: the same attributes, so that setData sends them. */
import { mergeInternalComponents } from '@tarojs/shared';
import { ariaComponents } from './accessible-weapp-attributes.js';

mergeInternalComponents(ariaComponents);
