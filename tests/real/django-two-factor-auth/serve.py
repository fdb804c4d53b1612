"""The smallest Django project around django-two-factor-auth: its own pages as they come."""
from django.urls import include, path

import django_site

django_site.configure(
    urls=__name__,
    apps=['django_otp', 'django_otp.plugins.otp_static', 'django_otp.plugins.otp_totp', 'two_factor'],
    middleware=['django_otp.middleware.OTPMiddleware'],
    LOGIN_URL='two_factor:login',
    LOGIN_REDIRECT_URL='two_factor:profile',
    LOGOUT_REDIRECT_URL='two_factor:login',
    TWO_FACTOR_PATCH_ADMIN=False,
)

from django.contrib.auth.views import LogoutView  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.middleware.csrf import get_token  # noqa: E402
from two_factor.urls import urlpatterns as two_factor  # noqa: E402


def leave(request):
    """Signing out is the project's own affair in Django: one page with one button."""
    return HttpResponse(
        f'<!doctype html><title>Sign out</title><form method="post" action="/logout/"><input type="hidden" '
        f'name="csrfmiddlewaretoken" value="{get_token(request)}"><button>Sign out</button></form>')


urlpatterns = [path('', include(two_factor)), path('leave/', leave), path('logout/', LogoutView.as_view())]

if __name__ == '__main__':
    django_site.serve()
