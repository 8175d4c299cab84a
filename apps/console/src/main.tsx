import { createRoot } from 'react-dom/client';
import { Desk } from './desk.tsx';
import './desk.css';
import { giveNonceToStyles } from './state/nonce.ts';

giveNonceToStyles();
const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
createRoot(root).render(<Desk />);
