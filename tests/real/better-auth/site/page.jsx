// The screens of better-auth-ui as they come, with the least that they need around them: a provider and an address bar.
import './page.css';
import { AuthUIProvider, AuthView, SecuritySettingsCards, SignedIn, SignedOut } from '@daveyplate/better-auth-ui';
import { createAuthClient } from 'better-auth/react';
import { twoFactorClient } from 'better-auth/client/plugins';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

const authClient = createAuthClient({ plugins: [twoFactorClient({ onTwoFactorRedirect: () => go('/auth/two-factor') })] });

function go(address) {
  history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}

const Link = ({ href, ...rest }) => <a href={href} onClick={(event) => { event.preventDefault(); go(href); }} {...rest} />;

function Page() {
  const [path, setPath] = useState(location.pathname);
  useEffect(() => {
    const moved = () => setPath(location.pathname);
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);
  return (
    <AuthUIProvider authClient={authClient} navigate={go} replace={go} Link={Link} twoFactor={['totp']} redirectTo="/" signUp={false}>
      <main className="mx-auto max-w-xl p-8">
        {path.startsWith('/auth/') ? <AuthView pathname={path} /> : path === '/settings' ? <SecuritySettingsCards /> : (
          <>
            <SignedIn><h1>Welcome on board</h1><Link href="/settings">Settings</Link> <Link href="/auth/sign-out">Sign out</Link></SignedIn>
            <SignedOut><Link href="/auth/sign-in">Sign in</Link></SignedOut>
          </>
        )}
      </main>
    </AuthUIProvider>
  );
}

createRoot(document.getElementById('root')).render(<Page />);
