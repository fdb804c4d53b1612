"""The smallest Django project around django-allauth with its MFA: its own pages as they come."""
from django.urls import include, path

import django_site

django_site.configure(
    urls=__name__,
    apps=['django.contrib.staticfiles', 'allauth', 'allauth.account', 'allauth.mfa'],
    middleware=['allauth.account.middleware.AccountMiddleware'],
    AUTHENTICATION_BACKENDS=['allauth.account.auth_backends.AuthenticationBackend'],
    LOGIN_REDIRECT_URL='/accounts/2fa/',
    ACCOUNT_EMAIL_VERIFICATION='none',
    ACCOUNT_LOGIN_METHODS={'username'},
    ACCOUNT_RATE_LIMITS=False,
    EMAIL_BACKEND='django.core.mail.backends.dummy.EmailBackend',
)

urlpatterns = [path('accounts/', include('allauth.urls'))]

if __name__ == '__main__':
    django_site.serve()
