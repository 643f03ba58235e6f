#compdef @executable@
# zsh completion for @program@; made by `@program@ completion zsh`.

@function@() {
    local -a mounted values open
    local line value meaning executable=${(Q)words[1]/#\~/$HOME}
    integer i
    mounted=(@mounted@)
    for ((i = 1; i <= $#mounted; i++)); do
        if ((CURRENT == i + 1)); then
            compadd -- $mounted[i]
            return
        fi
        [[ ${words[i+1]} == ${mounted[i]} ]] || return 1
    done
    for line in "${(@f)$($executable $mounted completion words -- \
        "${(@Q)words[$#mounted + 2,CURRENT]}" 2>/dev/null)}"; do
        value=${line%%$'\t'*}
        meaning=${line#*$'\t'}
        case $line in
        $'\tfiles') _files && return ;;
        $'\tdirectories') _files -/ && return ;;
        '') ;;
        *:$'\t'*) open+=("${value//:/\\:}:$meaning") ;;
        *) values+=("${value//:/\\:}${meaning:+:$meaning}") ;;
        esac
    done
    ((!$#open)) || _describe -t values '@program@' open -S ''
    ((!$#values)) || _describe -t values '@program@' values
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    @function@ "$@"
else
    compdef @function@ @executable@
fi
