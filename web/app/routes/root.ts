import { createRootRoute } from '@tanstack/react-router';
import { MissingPage } from '../layout/fault-page.tsx';
import { ShopFrame } from '../layout/shop-frame.tsx';

export const root = createRootRoute({ component: ShopFrame, notFoundComponent: MissingPage });
